import { expect } from "chai";
import { priceScaleOf } from "../../src/report/priceScale.ts";

const truth = Float64Array.of(1_000, 1_100);
const line = (name: string, ...prices: number[]) => ({ name, prices: Float64Array.of(...prices) });

describe("priceScaleOf", () => {
  it("shows up to twice the true price, and what is further off at the edge", () => {
    expect(priceScaleOf(truth, [line("a", 2_200)]).high).to.be.at.least(2_200);
    const { high, beyond } = priceScaleOf(truth, [line("a", 2_201)]);
    expect(high).to.be.below(1_200);
    expect(beyond).to.deep.equal(["a goes up to 2,201, 2 times the highest true price."]);
  });

  it("says once of all lines that go as far", () => {
    const { beyond } = priceScaleOf(truth, [line("a", 0, 11_000), line("b", 11_000), line("c", 0)]);
    expect(beyond).to.deep.equal([
      "a, b go up to 11,000, 10 times the highest true price.",
      "a, c go down to 0.",
    ]);
  });

  it("heeds no gap, and has room around a level price", () => {
    const { low, high, beyond } = priceScaleOf(Float64Array.of(100), [line("a", Number.NaN)]);
    expect(low).to.be.within(98, 99.9);
    expect(high).to.be.within(100.1, 102);
    expect(beyond).to.deep.equal([]);
  });
});
