import type { Rule } from "../rule.ts";

/** Two oracles have the same salt. */
export default {
  id: "salt-repeated",
  title: "Two oracles have the same salt",
  severity: "warning",
  isWaivable: true,
  why: "With the same configuration they would be one contract, and whoever looks for one by its salt finds the other.",
  incidents: [],
  remedy: "Give each oracle a salt of its own.",
  check: ({ oracles }) => {
    const seen = new Map<string, string>();
    return oracles.flatMap(({ pair, path, oracle: { salt } }) => {
      if (salt === undefined) return [];
      const earlier = seen.get(salt);
      seen.set(salt, earlier ?? pair);
      if (earlier === undefined) return [];
      return [{ path: [...path, "salt"], message: `is ${salt}, that of ${earlier}: another one` }];
    });
  },
} satisfies Rule;
