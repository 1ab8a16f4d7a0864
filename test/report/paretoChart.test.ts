import { expect } from "chai";
import { availabilityPlace, exposurePlace } from "../../src/report/paretoChart.ts";
import { expectNear } from "../support/near.ts";

describe("places in the chart of a sweep", () => {
  it("put each nine of availability as far from the next", () => {
    expect([0, 0.9, 0.99, 0.999].map((share) => Number(availabilityPlace(share).toFixed(9)))).to.deep.equal([
      0, 1, 2, 3,
    ]);
  });

  it("put what is always available at the top instead of beyond it", () => {
    expect(availabilityPlace(1)).to.equal(6);
    expect(availabilityPlace(0.999_999_99)).to.equal(6);
  });

  it("put no exposure at zero, and more of it by powers of ten", () => {
    expect(exposurePlace(0)).to.equal(0);
    expect(exposurePlace(-1)).to.equal(0);
    expectNear(exposurePlace(9 * 3_600), 1, 1e-12);
  });
});
