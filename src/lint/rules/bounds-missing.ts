import { CLASS_LIMITS } from "../limits.ts";
import type { Discovery, Rule } from "../rule.ts";

const BOUNDS = ["minPrice", "maxPrice"] as const;

/** Nothing says which price is unbelievable. */
export default {
  id: "bounds-missing",
  title: "Nothing says which price is unbelievable",
  severity: "warning",
  isWaivable: false,
  why: "A wrong scale, a clamp or a hundredfold quote passes every check but a bound.",
  incidents: ["blizz-luna-2022", "ribbon-2025", "yieldblox-2026", "resupply-2025"],
  remedy: "Set minPrice and maxPrice.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }) =>
      BOUNDS.filter((name) => oracle[name] === null).map((name): Discovery => {
        const isNeeded = CLASS_LIMITS[oracle.class].needsBounds;
        return {
          path: [...path, name],
          message: "is null: it has to be a price",
          severity: isNeeded ? "warning" : "note",
        };
      }),
    ),
} satisfies Rule;
