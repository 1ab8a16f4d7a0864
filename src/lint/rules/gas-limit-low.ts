import { coldGasOf } from "../coldGas.ts";
import type { Rule } from "../rule.ts";

/** For a longer history, an upgrade, a dearer storage. */
const MARGIN = 2;

/** A source is given too little gas. */
export default {
  id: "gas-limit-low",
  title: "A source is given too little gas",
  severity: "error",
  isWaivable: true,
  why: "A read that runs out of gas is a source that never answers; a provider's upgrade can make it dearer over night.",
  incidents: ["compound-ceth-2022"],
  remedy: "Set gasLimit to twice what a cold read comes to.",
  check: ({ spec, oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, feed }) => {
        const cold = coldGasOf(spec, source.feed);
        if (cold === undefined || source.gasLimit >= MARGIN * cold) return [];
        const what = feed.adapter === undefined ? "a cold read" : `a cold read of ${feed.adapter.contract}`;
        const severity = source.gasLimit < cold ? "error" : "warning";
        const message = `is ${source.gasLimit}, and ${what} takes ${cold}: at least ${MARGIN * cold}`;
        return [{ path: [...path, "gasLimit"], message, severity } as const];
      }),
    ),
} satisfies Rule;
