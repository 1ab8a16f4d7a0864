import type { Rule } from "../rule.ts";

const isRate = (valuation: string): boolean => valuation === "exchange-rate";

/** A token's own rate is compared with its market price. */
export default {
  id: "mixed-valuation",
  title: "A token's own rate is compared with its market price",
  severity: "error",
  isWaivable: false,
  why: "The two differ by design, and in a depeg by everything: the disagreement is no fault of either, and the mean is nobody's price.",
  incidents: ["ankr-helio-2022", "usual-usd0pp-2025"],
  remedy: "Price the market and the rate by an oracle each, or make the other a Shadow.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }) => {
      const first = voting[0];
      if (first === undefined) return [];
      return voting
        .filter(
          ({ origins }) =>
            origins.some(({ feed }) => isRate(feed.valuation)) !==
            first.origins.some(({ feed }) => isRate(feed.valuation)),
        )
        .map(({ path, source, feed }) => ({
          path: [...path, "feed"],
          message: `is ${JSON.stringify(source.feed)}, whose value is of the kind ${JSON.stringify(feed.valuation)}, but that of ${JSON.stringify(first.source.feed)} is ${JSON.stringify(first.feed.valuation)}: one kind`,
        }));
    }),
} satisfies Rule;
