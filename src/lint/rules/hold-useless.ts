import type { Rule } from "../rule.ts";

/** A held price is too old before it is needed. */
export default {
  id: "hold-useless",
  title: "A held price is too old before it is needed",
  severity: "warning",
  isWaivable: true,
  why: "The hold counts from the data's own time: when the last source goes stale, it has passed already.",
  incidents: ["compound-ceth-2022"],
  remedy: "Set maxHold above the longest maxAge of the oracle, or to 0.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      const maxHold = oracle.governed?.maxHold ?? 0;
      const shortest = Math.min(...voting.map(({ source }) => source.maxAge));
      if (maxHold === 0 || maxHold > shortest) return [];
      const message = `is ${maxHold}, and a source may be ${shortest} old while it is served: more than that`;
      return [{ path: [...path, "governed", "maxHold"], message }];
    }),
} satisfies Rule;
