import { CLASS_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** The jump breaker stops what the pair does on a bad day. */
export default {
  id: "jump-narrow",
  title: "The jump breaker stops what the pair does on a bad day",
  severity: "warning",
  isWaivable: true,
  why: "A guard that takes a true move for a jump holds the market up while its price is most needed.",
  incidents: ["compound-uni-2024"],
  remedy: "Set maxJumpBps above what the pair has moved within confirmDelay on its worst day.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const jump = oracle.governed?.maxJumpBps ?? 0;
      const least = Math.max(CLASS_LIMITS[oracle.class].jumpBps, 2 * oracle.maxDeviationBps);
      if (jump === 0 || jump >= least) return [];
      const message = `is ${jump} for class ${JSON.stringify(oracle.class)} with a deviation of ${oracle.maxDeviationBps}: at least ${least}, or 0 for none`;
      return [{ path: [...path, "governed", "maxJumpBps"], message }];
    }),
} satisfies Rule;
