import type { Discovery, Rule } from "../rule.ts";

/** Seconds: two days. */
const WEEKEND = 172_800;

/** A market closes. */
export default {
  id: "market-hours",
  title: "A market closes",
  severity: "note",
  isWaivable: true,
  why: "Outside its hours no feed updates by design: the oracle becomes Restricted, or, with a longer age limit, shows the price of before the weekend.",
  incidents: ["edel-2026"],
  remedy: "Let consumers expect Restricted at weekends; do not bridge them with maxAge.",
  check: ({ oracles }) =>
    oracles.flatMap(({ voting }) =>
      voting.flatMap(({ path, source, feed }): Discovery[] => {
        if (feed.marketHours === undefined) return [];
        const hours = `the market of ${JSON.stringify(source.feed)} has hours: ${feed.marketHours}`;
        if (source.maxAge < WEEKEND)
          return [{ path: [...path, "maxAge"], message: `is ${source.maxAge}; ${hours}` }];
        const message = `is ${source.maxAge} and bridges a weekend; ${hours}: less than ${WEEKEND}`;
        return [{ path: [...path, "maxAge"], message, severity: "warning" }];
      }),
    ),
} satisfies Rule;
