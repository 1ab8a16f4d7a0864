import type { ArgumentType } from "@nomicfoundation/ignition-core";
import { type OraclePart, oraclesModule } from "../../deploy/modules/oracles.ts";
import type { Spec } from "../spec/schema.ts";
import { runModule } from "./engine.ts";
import { newOracles, oracleProblems, refuse, sourceProblems } from "./preflight.ts";
import type { StepDefinition } from "./step.ts";
import type { Survey } from "./survey.ts";
import { oracleId, oracleOf, wantedOracle } from "./wanted.ts";

const partOf = (spec: Spec, pair: string, found: Survey): OraclePart => {
  const { contract, args } = wantedOracle(spec, pair, (key) => found.feeds.get(key)?.address ?? "");
  // A configuration that was made for this constructor.
  return { id: oracleId(spec, pair), contract, args: args as ArgumentType[] };
};

/** Reads every source and every oracle inside of calls, now that all feeds are there, and deploys the oracles. */
const oracles: StepDefinition = {
  title: "Read every oracle before it is deployed, and deploy it",
  act: async ({ chain, spec, engine, look }) => {
    const { found } = await look();
    refuse(await sourceProblems(chain, spec, found));
    refuse(await oracleProblems(chain, spec, found));
    const missing = newOracles(spec, found);
    const plain = missing.filter((pair) => oracleOf(spec, pair).salt === undefined);
    await runModule(engine, oraclesModule(plain.map((pair) => partOf(spec, pair, found))));
    for (const pair of missing) {
      const { salt } = oracleOf(spec, pair);
      if (salt !== undefined) await runModule(engine, oraclesModule([partOf(spec, pair, found)]), salt);
    }
  },
};

export default oracles;
