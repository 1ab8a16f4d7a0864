import type { Estimate } from "../simulate/result.ts";

/** 97.5 % of the standard normal distribution lie below. */
const NORMAL_QUANTILE = 1.959963984540054;
/** The same of Student's distribution with one and with two degrees of freedom, where the series below is poor. */
const FEW_DEGREES: Readonly<Record<number, number>> = { 1: 12.706204736, 2: 4.30265273 };

/** 97.5 % of Student's distribution lie below; by Fisher and Cornish's series, right to 0.2 % from three degrees on. */
const studentQuantile = (degrees: number): number => {
  const exact = FEW_DEGREES[degrees];
  if (exact !== undefined) return exact;
  const z = NORMAL_QUANTILE;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * degrees ** 4)
  );
};

/** The mean of some values with the half width of its 95 % interval by Student; undefined where there is no value. */
export const estimateOfValues = (values: readonly number[]): Estimate | undefined => {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, halfWidth: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, halfWidth: studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count) };
};
