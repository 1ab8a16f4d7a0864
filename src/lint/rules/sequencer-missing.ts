import { knownNetwork } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

const knownFeed = (chainId: number): string => {
  const feed = knownNetwork(chainId)?.sequencerUptimeFeed ?? undefined;
  return feed === undefined ? "" : `; the directory has the feed ${feed}`;
};

/** An L2 is read without asking whether its sequencer is up. */
export default {
  id: "sequencer-missing",
  title: "An L2 is read without asking whether its sequencer is up",
  severity: "error",
  isWaivable: true,
  why: "When an L2 comes back, prices of before are fresh for an hour, and only the quick can act on them.",
  incidents: [
    "arbitrum-2023-12",
    "polygon-zkevm-2024",
    "starknet-2025-09",
    "base-2026-06",
    "arbitrum-2022-01",
  ],
  remedy:
    "Give network.sequencer the chain's uptime feed, and a grace of an hour; where the chain has none, waive this finding with that reason.",
  check: ({ spec: { network } }) =>
    network.layer === "l2" && network.sequencer === undefined
      ? [
          {
            path: ["network"],
            message: `has no sequencer on the L2 ${network.chainId}: an uptime feed and a grace${knownFeed(network.chainId)}`,
          },
        ]
      : [],
} satisfies Rule;
