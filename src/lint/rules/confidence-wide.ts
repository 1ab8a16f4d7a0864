import type { Rule } from "../rule.ts";

/** A value is believed although its provider is unsure of it. */
export default {
  id: "confidence-wide",
  title: "A value is believed although its provider is unsure of it",
  severity: "warning",
  isWaivable: false,
  why: "Publishers who disagree by several prices make a number all the same; the interval beside it says that it is none.",
  incidents: ["pyth-btc-2021"],
  remedy: "Set maxConfidenceBps to at most the oracle's deviation.",
  check: ({ oracles }) =>
    oracles.flatMap(({ oracle, sources }) =>
      sources.flatMap(({ path, source, feed }) => {
        const confidence = feed.adapter?.config["maxConfidenceBps"];
        if (typeof confidence !== "number" || confidence <= oracle.maxDeviationBps) return [];
        const message = `is ${JSON.stringify(source.feed)}, with a maxConfidenceBps of ${confidence}: at most the deviation of ${oracle.maxDeviationBps}`;
        return [{ path: [...path, "feed"], message }];
      }),
    ),
} satisfies Rule;
