import { type FeedSpec, FEED_STATUSES } from "../../spec/feedSchema.ts";
import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

/** What the directory says of a feed whose entry says nothing; "listed" where nobody has confirmed it lately is no more. */
const knownStatusOf = (chainId: number, feed: FeedSpec): string | undefined => {
  const status = knownFeedOf(chainId, feed)?.status;
  return FEED_STATUSES.find((one) => one === status) ?? (status === undefined ? undefined : "unverified");
};

/** A feed has no future, or its present is not known. */
export default {
  id: "feed-status",
  title: "A feed has no future, or its present is not known",
  severity: "error",
  isWaivable: false,
  why: "A feed that was shut down answers on with its last price, until the age limit, or for ever.",
  incidents: ["api3-rubusd-2023", "chainlink-node-drain-2020", "automation-sunset-2026"],
  remedy: "Take the feed that replaces it, or make it a Shadow.",
  check: ({ spec, oracles }) =>
    oracles.flatMap(({ sources }) =>
      sources.flatMap(({ path, source, origins }) =>
        origins.flatMap(({ key, feed }) => {
          const status = feed.status ?? knownStatusOf(spec.network.chainId, feed);
          if (status === undefined || status === "listed") return [];
          const severity = source.role === "Shadow" ? "note" : status === "unverified" ? "warning" : "error";
          const message = `is ${JSON.stringify(source.feed)}, and ${JSON.stringify(key)} is ${status}: only listed feeds vote`;
          return [{ path: [...path, "feed"], message, severity } as const];
        }),
      ),
    ),
} satisfies Rule;
