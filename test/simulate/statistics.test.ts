import { expect } from "chai";
import { estimateOfValues } from "../../src/simulate/statistics.ts";
import { expectNear } from "../support/near.ts";

/** Two values around a mean have a deviation of the mean of half their distance. */
const symmetric = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 1 : -1));
const halfWidthOf = (count: number): number => estimateOfValues(symmetric(count))?.halfWidth ?? Number.NaN;
const deviationOfMean = (count: number): number => {
  const values = symmetric(count);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) / count);
};

describe("estimateOfValues", () => {
  it("knows nothing of no value, and no interval of one", () => {
    expect(estimateOfValues([])).to.equal(undefined);
    expect(estimateOfValues([3])).to.deep.equal({ mean: 3, halfWidth: null });
  });

  /** Published two-sided 95 % points of Student's distribution. */
  for (const [degrees, quantile] of [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [9, 2.262],
    [29, 2.045],
    [999, 1.962],
  ] as const) {
    it(`takes the point of Student's distribution with ${degrees} degrees of freedom`, () => {
      expectNear(halfWidthOf(degrees + 1) / deviationOfMean(degrees + 1), quantile, quantile * 0.002);
    });
  }
});
