import { CLASS_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** A held price pretends to be exact. */
export default {
  id: "hold-narrow",
  title: "A held price pretends to be exact",
  severity: "warning",
  isWaivable: false,
  why: "The old price that a guard goes on showing is the one that everybody trades against.",
  incidents: ["compound-uni-2024", "blizz-luna-2022"],
  remedy: "Raise holdDriftBpsPerHour, or set maxHold to 0.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const least = CLASS_LIMITS[oracle.class].driftBpsPerHour;
      const { governed } = oracle;
      if (governed === undefined || governed.maxHold === 0 || governed.holdDriftBpsPerHour >= least)
        return [];
      const message = `is ${governed.holdDriftBpsPerHour} for class ${JSON.stringify(oracle.class)}: at least ${least}`;
      return [{ path: [...path, "governed", "holdDriftBpsPerHour"], message }];
    }),
} satisfies Rule;
