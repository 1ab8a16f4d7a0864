import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

/** A feed is not what the directory of public feeds says of its address. */
export default {
  id: "known-feed-differs",
  title: "A feed is not what the directory of public feeds says of its address",
  severity: "error",
  why: "Copied into the wrong place, a feed is fresh, healthy and another asset's.",
  incidents: ["rho-2024", "ploutos-2026", "term-teth-2025"],
  remedy: "Copy the row of the directory again, or correct the address.",
  check: ({ spec }) =>
    Object.entries(spec.feeds).flatMap(([key, feed]) => {
      const row = knownFeedOf(spec.network.chainId, feed);
      if (row === undefined) return [];
      const facts: readonly (readonly [field: string, given: unknown, known: unknown])[] = [
        ["pair", feed.pair, row.pair],
        ["valuation", feed.valuation, row.valuation],
        // An adapter has decimals of its own.
        ["decimals", feed.decimals, feed.adapter === undefined ? row.decimals : feed.decimals],
        ["heartbeatSeconds", feed.heartbeatSeconds, row.heartbeatSeconds],
        ["deviationBps", feed.deviationBps, row.deviationBps],
      ];
      return facts
        .filter(([, given, known]) => given !== known)
        .map(([field, given, known]) => ({
          path: ["feeds", key, field],
          message: `is ${JSON.stringify(given)}, but the directory says ${JSON.stringify(known)} of its address`,
        }));
    }),
} satisfies Rule;
