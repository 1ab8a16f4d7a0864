import { coldGasOf } from "../coldGas.ts";
import type { Rule } from "../rule.ts";

/** What a read costs is not known. */
export default {
  id: "gas-unmeasured",
  title: "What a read costs is not known",
  severity: "note",
  isWaivable: true,
  why: "Whether gasLimit is enough cannot be told before the deployment.",
  incidents: ["compound-ceth-2022"],
  remedy: "Lint with --live on the chain, and write the figure into coldGas.",
  check: ({ spec, oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources
        .filter(({ source }) => coldGasOf(spec, source.feed) === undefined)
        .map(({ path, source }) => ({
          path: [...path, "gasLimit"],
          message: `is ${source.gasLimit}, but a cold read of ${JSON.stringify(source.feed)} was never measured`,
        })),
    ),
} satisfies Rule;
