import type { Rule } from "../rule.ts";

/** A source prices another pair than its oracle. */
export default {
  id: "pair-differs",
  title: "A source prices another pair than its oracle",
  severity: "error",
  isWaivable: false,
  why: "Swapped or borrowed feeds are fresh, healthy and wrong.",
  incidents: ["rho-2024", "geist-multichain-2023"],
  remedy: "Take a feed of the oracle's own pair, or make one with an adapter.",
  check: ({ oracles }) =>
    oracles.flatMap(({ pair, sources }) =>
      sources
        .filter(({ feed }) => feed.pair !== pair)
        .map(({ path, source, feed }) => ({
          path: [...path, "feed"],
          message: `is ${JSON.stringify(source.feed)}, which prices ${feed.pair}: one of ${pair}`,
        })),
    ),
} satisfies Rule;
