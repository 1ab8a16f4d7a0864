import type { Trace } from "../oracle/trace.ts";

/** Beyond this, prices are of 24 bits or show as the largest that fits, and are compared as such. */
const EXACT = 2 ** 53;
const TOLERANCE = 1e-5;

const FIELDS = [
  "isServed",
  "levels",
  "prices",
  "lows",
  "highs",
  "ages",
  "votes",
  "served",
  "usedMasks",
  "faultMasks",
] as const;

/** One thing in which two traces differ. */
interface Difference {
  readonly step: number;
  readonly field: (typeof FIELDS)[number];
  readonly one: number;
  readonly other: number;
}

const differ = (one: number, other: number): boolean => {
  if (one === other) return false;
  if (Math.abs(one) < EXACT || Math.abs(other) < EXACT) return true;
  return Math.abs(one - other) > TOLERANCE * Math.abs(one);
};

/**
 * In what two systems answered differently, gas aside; in the order of the steps.
 * @param steps Which steps are compared; all of them if left out.
 */
export const differencesBetween = (one: Trace, other: Trace, steps?: Iterable<number>): Difference[] => {
  if (one.steps !== other.steps)
    throw new RangeError(`One trace has ${one.steps} steps, the other ${other.steps}.`);
  const differences: Difference[] = [];
  for (const step of steps ?? Array.from({ length: one.steps }).keys()) {
    for (const field of FIELDS) {
      const [left, right] = [one[field][step] ?? 0, other[field][step] ?? 0];
      if (differ(left, right)) differences.push({ step, field, one: left, other: right });
    }
  }
  return differences;
};
