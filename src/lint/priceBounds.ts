import type { OracleSpec } from "../spec/schema.ts";
import { BPS, exact } from "./limits.ts";

/** A bound that a price has passed or is about to reach. */
interface BoundProblem {
  readonly bound: "minPrice" | "maxPrice";
  readonly message: string;
  readonly isOutside: boolean;
}

/**
 * The bounds of an oracle that a price touches.
 * @param price Exact, as `exact` gives it.
 * @param marginBps What has to lie between the price and a bound.
 */
export const boundProblems = (
  { minPrice, maxPrice }: Pick<OracleSpec, "minPrice" | "maxPrice">,
  price: bigint,
  marginBps: bigint,
): readonly BoundProblem[] => {
  const problems: BoundProblem[] = [];
  if (minPrice !== null && exact(minPrice) * (BPS + marginBps) > price * BPS) {
    const isOutside = exact(minPrice) > price;
    const message = isOutside ? "above" : `within ${marginBps} bps of`;
    problems.push({ bound: "minPrice", message, isOutside });
  }
  if (maxPrice !== null && price * (BPS + marginBps) > exact(maxPrice) * BPS) {
    const isOutside = exact(maxPrice) < price;
    const message = isOutside ? "below" : `within ${marginBps} bps of`;
    problems.push({ bound: "maxPrice", message, isOutside });
  }
  return problems;
};
