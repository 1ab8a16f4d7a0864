import type { Rule } from "../rule.ts";

/** Seconds. */
const LONGEST = 3_600;

/** A true jump is withheld for hours. */
export default {
  id: "jump-slow",
  title: "A true jump is withheld for hours",
  severity: "warning",
  isWaivable: true,
  why: "While the breaker waits, nobody can be liquidated and nobody can borrow.",
  incidents: ["compound-uni-2024"],
  remedy: "Set confirmDelay to an hour or less.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle: { governed } }) => {
      if (governed === undefined || governed.maxJumpBps === 0 || governed.confirmDelay <= LONGEST) return [];
      return [
        {
          path: [...path, "governed", "confirmDelay"],
          message: `is ${governed.confirmDelay}: at most ${LONGEST}`,
        },
      ];
    }),
} satisfies Rule;
