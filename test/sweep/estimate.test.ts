import { expect } from "chai";
import { merged, NO_MOMENTS, stratifiedEstimate, withValue } from "../../src/sweep/estimate.ts";
import { expectNear } from "../support/near.ts";

const momentsOf = (values: readonly number[]) => values.reduce(withValue, NO_MOMENTS);

describe("estimates of a sweep", () => {
  const values = [1, 2, 4, 8, 16];

  it("are the closed form's mean and half width", () => {
    const mean = 31 / 5;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    const { mean: found, halfWidth } = stratifiedEstimate([momentsOf(values)]);
    expectNear(found, mean, 1e-12);
    expectNear(halfWidth, 1.959963984540054 * Math.sqrt(variance / 5), 1e-12);
  });

  it("have no half width for a single value", () => {
    expect(stratifiedEstimate([momentsOf([7])])).to.deep.equal({ mean: 7, halfWidth: null });
  });

  it("come out alike from two halves that are merged, with the smaller one first or last", () => {
    const [one, other] = [momentsOf(values.slice(0, 2)), momentsOf(values.slice(2))];
    const whole = momentsOf(values);
    for (const { count, mean, squares } of [merged(one, other), merged(other, one)]) {
      expect(count).to.equal(5);
      expectNear(mean, whole.mean, 1e-12);
      expectNear(squares, whole.squares, 1e-9);
    }
  });

  it("are unchanged by merging with nothing", () => {
    const whole = momentsOf(values);
    expect(merged(whole, NO_MOMENTS)).to.deep.equal(whole);
    expect(merged(NO_MOMENTS, whole)).to.deep.equal(whole);
  });

  it("count each environment alike, however many runs it has, and not what lies between them as chance", () => {
    const { mean, halfWidth } = stratifiedEstimate([momentsOf([0, 0, 0]), momentsOf([10, 10])]);
    expect(mean).to.equal(5);
    expect(halfWidth).to.equal(0);
  });
});
