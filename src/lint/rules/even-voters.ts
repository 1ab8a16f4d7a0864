import type { Rule } from "../rule.ts";
import { groupsOf } from "../subject.ts";

/** An even number of Voters can split into halves. */
export default {
  id: "even-voters",
  title: "An even number of Voters can split into halves",
  severity: "note",
  isWaivable: true,
  why: "One liar beside one honest provider that is off makes half; where both halves are a quorum nothing tells which is right, and nothing is served.",
  incidents: [],
  remedy: "Add or leave out one group of Voters, make one an Anchor, or use mode Ordered.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }) => {
      const voters = groupsOf(voting.filter(({ source }) => source.role === "Voter"));
      // Of two, `median-of-two` speaks.
      if (oracle.mode !== "Median" || voters % 2 !== 0 || voters <= 2) return [];
      const message = `is "Median" over ${voters} groups of Voters, which can split into halves: ${voters - 1} or ${voters + 1}`;
      return [{ path: [...path, "mode"], message }];
    }),
} satisfies Rule;
