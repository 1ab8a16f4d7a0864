import type { Rule } from "../rule.ts";

/** A feed has other decimals than the spec pins. */
export default {
  id: "live-decimals",
  title: "A feed has other decimals than the spec pins",
  severity: "error",
  isWaivable: false,
  why: "An exponent that was mistaken is a price ten thousand million times off.",
  incidents: ["ribbon-2025", "term-teth-2025"],
  remedy: "Write down what the feed says, and ask why it changed.",
  check: ({ spec, live }) =>
    [...(live?.feeds ?? [])].flatMap(([key, { hasCode, decimals }]) => {
      const pinned = spec.feeds[key]?.decimals;
      if (!hasCode || decimals === pinned) return [];
      const said = decimals === undefined ? "does not answer decimals()" : `has ${decimals} on the chain`;
      return [{ path: ["feeds", key, "decimals"], message: `is ${pinned}, but the feed ${said}` }];
    }),
} satisfies Rule;
