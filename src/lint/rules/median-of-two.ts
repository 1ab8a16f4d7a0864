import type { Rule } from "../rule.ts";
import { groupsOf } from "../subject.ts";

/** A median of two is their mean. */
export default {
  id: "median-of-two",
  title: "A median of two is their mean",
  severity: "warning",
  isWaivable: false,
  why: "With two Voters the answer lies between both, so that either one moves it, silently, when a third has failed.",
  incidents: ["synthetix-skrw-2019"],
  remedy: "Use mode Ordered, or add Voters until there are 3 groups of them.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      const voters = groupsOf(voting.filter(({ source }) => source.role === "Voter"));
      if (oracle.mode !== "Median" || voters > 2) return [];
      return [
        { path: [...path, "mode"], message: `is "Median" over ${voters} groups of Voters: at least 3` },
      ];
    }),
} satisfies Rule;
