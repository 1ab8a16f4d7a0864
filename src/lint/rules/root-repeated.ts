import type { Rule } from "../rule.ts";

/** The same root feed is read by two sources. */
export default {
  id: "root-repeated",
  title: "The same root feed is read by two sources",
  severity: "error",
  isWaivable: false,
  why: "Two names for one contract are one source: it would agree with itself.",
  incidents: ["synthetix-skrw-2019"],
  remedy: "Replace one of the two by a feed of another provider.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }) =>
      voting.flatMap((later, index) => {
        const roots = new Set(later.origins.map(({ root }) => root));
        const earlier = voting
          .slice(0, index)
          .find(({ origins }) => origins.some(({ root }) => roots.has(root)));
        if (earlier === undefined) return [];
        const isGrouped =
          earlier.source.group === later.source.group && earlier.source.feed !== later.source.feed;
        const message = `is ${JSON.stringify(later.source.feed)}, which comes from the same root as ${JSON.stringify(earlier.source.feed)}: each root once`;
        return [
          { path: [...later.path, "feed"], message, severity: isGrouped ? "warning" : "error" } as const,
        ];
      }),
    ),
} satisfies Rule;
