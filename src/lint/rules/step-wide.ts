import { CLASS_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** A replacement's price may be far from the present one. */
export default {
  id: "step-wide",
  title: "A replacement's price may be far from the present one",
  severity: "warning",
  isWaivable: false,
  why: "The preflight finds a swapped feed only where the step is smaller than the distance of the two.",
  incidents: ["ploutos-2026", "rho-2024", "term-teth-2025"],
  remedy: "Narrow maxStepBps to what the pair moves while the replacement runs.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const most = CLASS_LIMITS[oracle.class].stepBps;
      if (oracle.governed === undefined || oracle.governed.maxStepBps <= most) return [];
      const message = `is ${oracle.governed.maxStepBps} for class ${JSON.stringify(oracle.class)}: at most ${most}`;
      return [{ path: [...path, "governed", "maxStepBps"], message }];
    }),
} satisfies Rule;
