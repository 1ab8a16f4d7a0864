import { CLASS_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** A live price may be far off the reference. */
export default {
  id: "reference-wide",
  title: "A live price may be far off the reference",
  severity: "warning",
  isWaivable: false,
  why: "What is accepted at the deployment is what the first borrower gets.",
  incidents: ["ploutos-2026", "term-teth-2025"],
  remedy: "Look the price up on the day, and narrow boundBps.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const most = CLASS_LIMITS[oracle.class].referenceBps;
      if (oracle.reference === null || oracle.reference.boundBps <= most) return [];
      const message = `is ${oracle.reference.boundBps} for class ${JSON.stringify(oracle.class)}: at most ${most}`;
      return [{ path: [...path, "reference", "boundBps"], message }];
    }),
} satisfies Rule;
