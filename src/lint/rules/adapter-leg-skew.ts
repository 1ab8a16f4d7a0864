import type { Rule } from "../rule.ts";

/** Two feeds are combined however far apart their times are. */
export default {
  id: "adapter-leg-skew",
  title: "Two feeds are combined however far apart their times are",
  severity: "warning",
  isWaivable: false,
  why: "When one leg moves and the other stands still, the ratio of both falls without anything having happened.",
  incidents: ["pyth-cbeth-morpho-2025"],
  remedy: "Set maxLegSkew to what the slower leg needs, and below the source's maxAge.",
  check: ({ oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, feed }) => {
        const skew = feed.adapter?.config["maxLegSkew"];
        if (typeof skew !== "number" || skew < source.maxAge) return [];
        const message = `is ${JSON.stringify(source.feed)}, with a maxLegSkew of ${skew}: less than the maxAge of ${source.maxAge}`;
        return [{ path: [...path, "feed"], message }];
      }),
    ),
} satisfies Rule;
