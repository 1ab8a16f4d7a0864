import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Is the market that all voices watch deep enough? */
export default {
  id: "RIQ-I10",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "http",
  question: "Is the market that all voices watch deep enough?",
  why: "Every honest provider follows a thin market that somebody pumps.",
  incidents: ["inverse-2022-04", "solend-usdh-2022"],
  observed: "The provider's market risk category, or depth against exposure.",
  remedy: "Cap the exposure, or bound moves in a window.",
  follows: [],
  reads: ["depth"],
  evaluate: ({ marketDepth, tags, weight }, _, { totalWeight }) => {
    // Where no exposure is declared, the weight is no amount that depth could be compared with.
    const isDeep = marketDepth === undefined || totalWeight === null ? null : marketDepth.value >= weight;
    if (marketDepth !== undefined && isDeep === true)
      return decided(1, "Depth at 2 % is at least the exposure.", marketDepth);
    const categories = tags?.value.flatMap(({ category }) => category ?? []) ?? [];
    if (tags === undefined || categories.length === 0)
      return marketDepth !== undefined && isDeep === false
        ? decided(0, "Depth at 2 % is less than the exposure.", marketDepth)
        : unknown("Nobody says how risky its market is.");
    const worst = categories.includes("high") ? "high" : categories.includes("medium") ? "medium" : "low";
    return decided(
      worst === "low" ? 1 : worst === "medium" ? 0.5 : 0,
      `Its market's risk is ${worst}.`,
      tags,
    );
  },
} satisfies OracleCheck;
