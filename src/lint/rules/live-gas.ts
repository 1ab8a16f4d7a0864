import { liveSources } from "../liveSources.ts";
import type { Rule } from "../rule.ts";

const MARGIN = 2;

/** A read takes more gas than the source is given a margin for. */
export default {
  id: "live-gas",
  title: "A read takes more gas than the source is given a margin for",
  severity: "error",
  isWaivable: true,
  why: "A read that runs out of gas is a source that never answers.",
  incidents: ["compound-ceth-2022"],
  remedy: "Set gasLimit to twice what was measured, and coldGas to that.",
  check: (subject) =>
    liveSources(subject).flatMap(({ path, source, seen: { coldGas } }) => {
      if (coldGas === undefined || source.gasLimit >= MARGIN * coldGas) return [];
      const severity = source.gasLimit < coldGas ? "error" : "warning";
      const message = `is ${source.gasLimit}, and a cold read takes ${coldGas} on the chain: at least ${MARGIN * coldGas}`;
      return [{ path: [...path, "gasLimit"], message, severity } as const];
    }),
} satisfies Rule;
