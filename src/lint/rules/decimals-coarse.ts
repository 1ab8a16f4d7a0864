import { exact } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** Enough for a hundredth of a basis point. */
const DIGITS = 6;

/** The oracle's decimals cut the price short. */
export default {
  id: "decimals-coarse",
  title: "The oracle's decimals cut the price short",
  severity: "warning",
  isWaivable: false,
  why: "What is rounded to a few digits steps by more than the sources may differ.",
  incidents: ["resupply-2025"],
  remedy: "Give the oracle more decimals: 8, or 18 for a small price.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      const price = oracle.reference?.price ?? oracle.minPrice ?? "1";
      const smallest = 10n ** BigInt(DIGITS - 1);
      const units = exact(price) / (exact("1") / 10n ** BigInt(oracle.decimals));
      if (units >= smallest) return [];
      const message = `is ${oracle.decimals}, which leaves a price of ${price} as ${units}: at least ${DIGITS} digits`;
      return [{ path: [...path, "decimals"], message }];
    }),
} satisfies Rule;
