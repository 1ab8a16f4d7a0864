import type { Rule, SourceSubject } from "../rule.ts";

/** A source that has to be asked stands before one that does not. */
export default {
  id: "on-demand-first",
  title: "A source that has to be asked stands before one that does not",
  severity: "warning",
  isWaivable: true,
  why: "In mode Ordered the first quorum is read on every call; an idle source there makes every reading Degraded.",
  incidents: ["pyth-cbeth-morpho-2025"],
  remedy: "Put sources that update unasked first.",
  check: ({ oracles }) =>
    oracles.flatMap(({ oracle, voting }) => {
      if (oracle.mode !== "Ordered") return [];
      const isAsked = ({ feed }: SourceSubject) => feed.updates === "on-demand";
      const lastUnasked = voting.findLastIndex((source) => !isAsked(source));
      return voting
        .slice(0, Math.min(oracle.quorum, lastUnasked + 1))
        .filter(isAsked)
        .map(({ path, source }) => ({
          path: [...path, "feed"],
          message: `is ${JSON.stringify(source.feed)}, which updates on demand, among the first ${oracle.quorum}: behind those that update unasked`,
        }));
    }),
} satisfies Rule;
