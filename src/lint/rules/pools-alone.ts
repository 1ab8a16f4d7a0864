import type { FeedSpec } from "../../spec/feedSchema.ts";
import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";
import { groupsOf } from "../subject.ts";

/** Whether a value is a pool's, or made of pools by whoever signs it. */
const isOfPools = (chainId: number, feed: FeedSpec): boolean =>
  feed.valuation.startsWith("dex-") || knownFeedOf(chainId, feed)?.pricingModel === "dex-state";

/** Pools of this chain alone can form the quorum. */
export default {
  id: "pools-alone",
  title: "Pools of this chain alone can form the quorum",
  severity: "error",
  isWaivable: false,
  why: "Who has the capital to move one pool moves the next one in the same transaction.",
  incidents: ["rari-fuse-vusd-2021", "solend-usdh-2022", "rodeo-2023", "yieldblox-2026"],
  remedy: "Give all pools one group, and let the quorum need another provider.",
  check: ({ spec: { network }, oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      const groups = groupsOf(
        voting.filter(({ origins }) => origins.some(({ feed }) => isOfPools(network.chainId, feed))),
      );
      if (groups < oracle.quorum) return [];
      return [
        {
          path: [...path, "quorum"],
          message: `is ${oracle.quorum}, and ${groups} groups are pools or made of them: more than the groups of pools`,
        },
      ];
    }),
} satisfies Rule;
