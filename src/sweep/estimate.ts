import type { Estimate } from "../simulate/result.ts";

/** Count, mean and squared deviations of a series, to which values are added one by one (B. P. Welford, 1962). */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

export const NO_MOMENTS: Moments = { count: 0, mean: 0, squares: 0 };

/** The series with one more value. */
export const withValue = ({ count, mean, squares }: Moments, value: number): Moments => {
  const next = count + 1;
  const distance = value - mean;
  const moved = mean + distance / next;
  return { count: next, mean: moved, squares: squares + distance * (value - moved) };
};

/** Both series as one (T. F. Chan, G. H. Golub, R. J. LeVeque, 1979). */
export const merged = (one: Moments, other: Moments): Moments => {
  if (one.count === 0) return other;
  if (other.count === 0) return one;
  const count = one.count + other.count;
  const distance = other.mean - one.mean;
  return {
    count,
    mean: one.mean + (distance * other.count) / count,
    squares: one.squares + other.squares + (distance * distance * one.count * other.count) / count,
  };
};

/** Of the standard normal distribution: 95 % lie within. */
const NORMAL_95 = 1.959963984540054;

/**
 * The mean of the means of several series, each of them counting alike, with the half width of its 95 % interval by the
 * normal approximation. What differs between the series, but not by chance, does not widen it. `null` for a half width that
 * a series of fewer than two values cannot give.
 */
export const stratifiedEstimate = (strata: readonly Moments[]): Estimate => {
  const mean = strata.reduce((sum, stratum) => sum + stratum.mean, 0) / strata.length;
  if (strata.some(({ count }) => count < 2)) return { mean, halfWidth: null };
  const variance = strata.reduce((sum, { count, squares }) => sum + squares / (count - 1) / count, 0);
  return { mean, halfWidth: (NORMAL_95 * Math.sqrt(variance)) / strata.length };
};
