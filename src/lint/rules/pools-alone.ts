import type { Rule } from "../rule.ts";
import { groupsOf } from "../subject.ts";

const isPool = (valuation: string): boolean => valuation.startsWith("dex-");

/** Pools of this chain alone can form the quorum. */
export default {
  id: "pools-alone",
  title: "Pools of this chain alone can form the quorum",
  severity: "error",
  isWaivable: false,
  why: "Who has the capital to move one pool moves the next one in the same transaction.",
  incidents: ["rari-fuse-vusd-2021", "solend-usdh-2022", "rodeo-2023", "yieldblox-2026"],
  remedy: "Give all pools one group, and let the quorum need another provider.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      const groups = groupsOf(
        voting.filter(({ origins }) => origins.some(({ feed }) => isPool(feed.valuation))),
      );
      if (groups < oracle.quorum) return [];
      return [
        {
          path: [...path, "quorum"],
          message: `is ${oracle.quorum}, and ${groups} groups are pools: more than the groups of pools`,
        },
      ];
    }),
} satisfies Rule;
