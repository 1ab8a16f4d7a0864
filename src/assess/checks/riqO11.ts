import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Does every source have two publishers, and no lowest tier? */
export default {
  id: "RIQ-O11",
  scope: "oracle",
  severity: "Medium",
  since: "riq-2",
  kind: "onchain",
  question: "Does every source have two publishers, and no lowest tier?",
  why: "A feed that one publisher feeds is that publisher.",
  incidents: ["pragma-2025-07"],
  observed: "Number of publishers and the provider's own risk tier, from its facts in the spec.",
  remedy: "Take another feed of the pair.",
  follows: [],
  evaluate: ({ tags }) => {
    if (tags === undefined || tags.value.length === 0) return unknown("Nobody says who publishes.");
    const known = tags.value.filter(
      ({ publishers, isLowestTier }) => publishers !== null || isLowestTier === true,
    );
    const good = tags.value.filter(
      ({ publishers, isLowestTier }) => publishers !== null && publishers >= 2 && isLowestTier !== true,
    );
    if (known.length < tags.value.length) return unknown("How many publish a source is not known.");
    return decided(
      good.length / tags.value.length,
      `${good.length} of ${tags.value.length} sources have two publishers and no lowest tier.`,
      tags,
    );
  },
} satisfies OracleCheck;
