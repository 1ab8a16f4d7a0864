import type { Discovery, Rule, SourceSubject } from "../rule.ts";
import { groupsOf } from "../subject.ts";

const requirementOf = ({ origins }: SourceSubject): string =>
  origins.flatMap(({ feed }) => feed.requires?.replace(/\.$/, "") ?? []).join("; ");

/** A source answers only after an arrangement with its operator. */
export default {
  id: "arrangement-required",
  title: "A source answers only after an arrangement with its operator",
  severity: "note",
  isWaivable: true,
  why: "Until it is made, every read of the source fails, and the redundancy is on paper only.",
  incidents: ["compound-ceth-2022", "pyth-cutover-2026"],
  remedy: "Arrange it before the deployment, or leave the source out.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle, voting }): Discovery[] => {
      const isBound = ({ origins }: SourceSubject) => origins.some(({ feed }) => feed.requires !== undefined);
      // What has to be brought needs the arrangement of whoever brings it; a read of it does not.
      const isShut = ({ origins }: SourceSubject) =>
        origins.some(({ feed }) => feed.requires !== undefined && feed.updates === "unasked");
      const free = groupsOf(voting.filter((source) => !isShut(source)));
      const discoveries = voting.filter(isBound).map(
        (source): Discovery => ({
          path: [...source.path, "feed"],
          message: `is ${JSON.stringify(source.source.feed)}, which requires: ${requirementOf(source)}`,
        }),
      );
      if (free >= oracle.quorum || discoveries.length === 0) return discoveries;
      const message = `is ${oracle.quorum}, but only ${free} groups answer without an arrangement`;
      return [...discoveries, { path: [...path, "quorum"], message, severity: "warning" }];
    }),
} satisfies Rule;
