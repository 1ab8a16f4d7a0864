import { knownFeedOf } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

/** The first source is fresh only while a sponsor pays. */
export default {
  id: "sponsored-first",
  title: "The first source is fresh only while a sponsor pays",
  severity: "warning",
  isWaivable: true,
  why: "In mode Ordered the first source makes the price on every call; a sponsor's list of feeds changes without asking whoever reads them.",
  incidents: ["pyth-cbeth-morpho-2025"],
  remedy: "Put a source first whose own operators push it, or pay for the updates and waive this finding.",
  check: ({ spec, oracles }) =>
    oracles.flatMap(({ oracle, voting }) => {
      const [first] = voting.filter(({ source }) => source.role === "Voter");
      if (oracle.mode !== "Ordered" || first === undefined || voting.length < 2) return [];
      if (knownFeedOf(spec.network.chainId, first.feed)?.sponsoredPush !== true) return [];
      const message = `is ${JSON.stringify(first.source.feed)}, which a sponsor pushes: not before those that their operators push`;
      return [{ path: [...first.path, "feed"], message }];
    }),
} satisfies Rule;
