import type { ArgumentType } from "@nomicfoundation/ignition-core";
import { routerModule } from "../../deploy/modules/router.ts";
import { runModule } from "./engine.ts";
import type { StepDefinition } from "./step.ts";
import { wantedRouter } from "./wanted.ts";

/** Deploys the router over the oracles that consumers read. */
const router: StepDefinition = {
  title: "Deploy the router",
  act: async ({ spec, engine, look }) => {
    const { found } = await look();
    const wanted = wantedRouter(spec, (pair) => found.faceOf(pair) ?? "");
    if (wanted === undefined || found.router === undefined || found.router.address !== undefined) return;
    // A configuration that was made for this constructor.
    const args = wanted.args as ArgumentType[];
    await runModule(engine, routerModule({ id: found.router.id, contract: wanted.contract, args }));
  },
};

export default router;
