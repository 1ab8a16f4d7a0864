import type { Discovery, Rule, SourceSubject } from "../rule.ts";
import { groupsOf } from "../subject.ts";

/** The first usable source of a group speaks for it: a spare behind it helps where it fails, and not where it lies. */
const spareOf = (voting: readonly SourceSubject[], at: number): SourceSubject | undefined => {
  const group = voting[at]?.source.group;
  const isFirst = voting.findIndex(({ source }) => source.group === group) === at;
  return isFirst ? voting.find(({ source }, index) => index > at && source.group === group) : undefined;
};

/** A group is heard by its first source, which can lie before an honest one. */
export default {
  id: "group-order",
  title: "A group is heard by its first source, which can lie before an honest one",
  severity: "warning",
  isWaivable: true,
  why: "A spare within a group stands in for a source that fails, not for one that lies: where every group is needed, that one liar stops the price.",
  incidents: [],
  remedy:
    "Add a group, so that the quorum is found without this one, or give the spare a group of its own where it fails alone.",
  check: ({ oracles }) =>
    oracles.flatMap(({ oracle, voting }): Discovery[] =>
      voting.flatMap((first, index): Discovery[] => {
        const spare = spareOf(voting, index);
        if (spare === undefined) return [];
        const others = groupsOf(voting) - 1;
        const isNeeded = others < oracle.quorum;
        const group = JSON.stringify(first.source.group);
        const hides = `is ${group}, which speaks by ${JSON.stringify(first.source.feed)}: while that lies ${JSON.stringify(spare.source.feed)} is not heard`;
        const rest = `${others} other groups for a quorum of ${oracle.quorum}`;
        return [
          {
            path: [...first.path, "group"],
            message: `${hides}, and there are ${rest}`,
            severity: isNeeded ? "warning" : "note",
          },
        ];
      }),
    ),
} satisfies Rule;
