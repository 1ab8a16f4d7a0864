import { distanceBps, exact } from "../limits.ts";
import type { Discovery, Rule } from "../rule.ts";

const ONE = exact("1");
/** Farther off, nothing should be deployed with the pair at all. */
const FARTHEST_BPS = 500n;

/** A stable pair's bounds or reference are not around one. */
export default {
  id: "stable-off-peg",
  title: "A stable pair's bounds or reference are not around one",
  severity: "error",
  isWaivable: false,
  why: "A feed of another asset in the place of a stablecoin's is found by nothing else when it stands alone.",
  incidents: ["ploutos-2026", "rho-2024"],
  remedy: "Correct the bounds or the class.",
  check: ({ oracles }) =>
    oracles.flatMap(({ path, oracle }): Discovery[] => {
      if (oracle.class !== "stable") return [];
      const discoveries: Discovery[] = [];
      const { minPrice, maxPrice, reference } = oracle;
      if (minPrice !== null && exact(minPrice) >= ONE) {
        discoveries.push({
          path: [...path, "minPrice"],
          message: `is ${minPrice} for a stable pair: below 1`,
        });
      }
      if (maxPrice !== null && exact(maxPrice) <= ONE) {
        discoveries.push({
          path: [...path, "maxPrice"],
          message: `is ${maxPrice} for a stable pair: above 1`,
        });
      }
      const price = reference === null ? ONE : exact(reference.price);
      if (price === 0n || distanceBps(price, ONE) > FARTHEST_BPS) {
        const message = `is ${reference?.price} for a stable pair: within ${FARTHEST_BPS} bps of 1`;
        discoveries.push({ path: [...path, "reference", "price"], message });
      }
      return discoveries;
    }),
} satisfies Rule;
