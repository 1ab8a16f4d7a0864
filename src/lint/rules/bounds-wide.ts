import { CLASS_LIMITS, exact } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** The bounds are so wide that they stop nothing. */
export default {
  id: "bounds-wide",
  title: "The bounds are so wide that they stop nothing",
  severity: "warning",
  isWaivable: false,
  why: "What stands near par and is believed at a tenth has no bound.",
  incidents: ["blizz-luna-2022", "usual-usd0pp-2025", "ribbon-2025"],
  remedy: "Move minPrice and maxPrice towards the price.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) => {
      if (oracle.minPrice === null || oracle.maxPrice === null) return [];
      const most = CLASS_LIMITS[oracle.class].boundsRatio;
      const [least, greatest] = [exact(oracle.minPrice), exact(oracle.maxPrice)];
      if (greatest <= least * BigInt(most)) return [];
      const message = `is ${oracle.maxPrice}, more than ${most} times the minPrice of ${oracle.minPrice} for class ${JSON.stringify(oracle.class)}`;
      return [{ path: [...path, "maxPrice"], message }];
    }),
} satisfies Rule;
