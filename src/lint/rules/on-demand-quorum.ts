import type { Discovery, Rule } from "../rule.ts";
import { groupsOf } from "../subject.ts";

/** The quorum hangs on updates that somebody has to bring. */
export default {
  id: "on-demand-quorum",
  title: "The quorum hangs on updates that somebody has to bring",
  severity: "error",
  isWaivable: true,
  why: "Nobody is bound to bring one; an old value then stands until the hour when it is needed most.",
  incidents: ["pyth-cbeth-morpho-2025", "bonq-2023", "entropy-keeper-2025"],
  remedy: "Let at least a quorum of groups update unasked, and one more as a spare.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }): Discovery[] => {
      const unasked = groupsOf(
        voting.filter(({ origins }) => origins.every(({ feed }) => feed.updates === "unasked")),
      );
      if (unasked < oracle.quorum) {
        return [
          {
            path: [...path, "quorum"],
            message: `is ${oracle.quorum}, but only ${unasked} groups update unasked`,
          },
        ];
      }
      if (unasked > oracle.quorum || unasked === groupsOf(voting)) return [];
      const message = `is ${oracle.quorum}, exactly the groups that update unasked: the spare has to be brought`;
      return [{ path: [...path, "quorum"], message, severity: "note" }];
    }),
} satisfies Rule;
