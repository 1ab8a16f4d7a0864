import { CLASS_LIMITS, decimalText } from "../limits.ts";
import { liveSources } from "../liveSources.ts";
import { boundProblems } from "../priceBounds.ts";
import type { Rule } from "../rule.ts";

/** The live price is at or near a bound. */
export default {
  id: "live-bounds",
  title: "The live price is at or near a bound",
  severity: "error",
  isWaivable: true,
  why: "A bound that the market has reached stops the oracle from its first hour on.",
  incidents: ["compound-uni-2024", "blizz-luna-2022"],
  remedy: "Move the bound away from the price.",
  check: (subject) =>
    liveSources(subject).flatMap(({ subject: { path, oracle }, source, price }) => {
      if (price === undefined) return [];
      const margin = BigInt(CLASS_LIMITS[oracle.class].referenceBps);
      return boundProblems(oracle, price, margin).map(({ bound, message, isOutside }) => ({
        path: [...path, bound],
        message: `is ${oracle[bound]}, ${message} the ${decimalText(price)} of ${JSON.stringify(source.feed)}`,
        severity: isOutside ? ("error" as const) : ("warning" as const),
      }));
    }),
} satisfies Rule;
