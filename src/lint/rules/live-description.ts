import { describedPair } from "../describedPair.ts";
import type { Rule } from "../rule.ts";

/** Characters of a description that are shown. */
const LONGEST = 60;

/** A feed describes itself as another pair. */
export default {
  id: "live-description",
  title: "A feed describes itself as another pair",
  severity: "warning",
  isWaivable: false,
  why: "The address of one asset's feed in another's place is fresh, healthy and wrong.",
  incidents: ["rho-2024", "ploutos-2026", "geist-multichain-2023"],
  remedy:
    "Compare the address with its source, and correct the address or the pair; where the feed is right and calls itself so, write that into describedAs.",
  check: ({ spec, live }) =>
    [...(live?.feeds ?? [])].flatMap(([key, { description = "", dataFeedId = "" }]) => {
      const { pair, describedAs } = spec.feeds[key] ?? {};
      if (pair === undefined) return [];
      return [
        { said: description, text: description },
        // What a feed calls its data is the base, where it is no pair.
        { said: dataFeedId, text: `for ${dataFeedId}` },
      ]
        .filter(({ said, text }) => said !== describedAs && describedPair(text, pair) === "other")
        .map(({ said }) => ({
          path: ["feeds", key, "pair"],
          message: `is ${pair}, but the feed says ${JSON.stringify(said.slice(0, LONGEST))}`,
        }));
    }),
} satisfies Rule;
