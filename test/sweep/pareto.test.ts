import { expect } from "chai";
import { leastAvailabilityOf, paretoFront, recommend, tiesWith } from "../../src/sweep/pareto.ts";
import { resultWith } from "./examples.ts";

const available = resultWith(0.999, 10);
const careful = resultWith(0.99, 1);
const beaten = resultWith(0.99, 11);

describe("the Pareto front", () => {
  it("leaves out what another beats, and puts the most available first", () => {
    expect(paretoFront([careful, beaten, available])).to.deep.equal([available, careful]);
  });

  it("keeps equals, the one with fewer sources first", () => {
    const dear = resultWith(0.999, 10, { sources: 5 });
    expect(paretoFront([dear, available])).to.deep.equal([available, dear]);
  });

  it("leaves out what is as good in one and worse in the other", () => {
    expect(paretoFront([available, resultWith(0.999, 10.5), resultWith(0.998, 10)])).to.deep.equal([
      available,
    ]);
  });

  it("of nothing is nothing", () => {
    expect(paretoFront([])).to.deep.equal([]);
    expect(recommend([], 0.9)).to.equal(undefined);
  });
});

describe("the recommendation", () => {
  it("is the least wrong of those that reach the availability, exactly reached included", () => {
    expect(recommend([available, careful], 0.99)).to.equal(careful);
    expect(recommend([available, careful], 0.9901)).to.equal(available);
  });

  it("is of those whose wrong prices the least one's interval reaches the most available, not what chance made best", () => {
    const [careful, near, far] = [
      [0.97, 1, 0.5],
      [0.99, 1.5, 0.1],
      [0.999, 1.51, 0.1],
    ].map(([availability = 0, exposure = 0, halfWidth = 0]) => ({
      ...resultWith(availability, exposure),
      exposurePerDay: { mean: exposure, halfWidth },
    }));
    if (careful === undefined || near === undefined || far === undefined)
      throw new RangeError("Three are made.");
    expect(recommend([careful, near, far], 0.9)).to.equal(near);
    expect(recommend([careful, far], 0.9)).to.equal(careful);
    expect(
      recommend([{ ...careful, exposurePerDay: { mean: 1, halfWidth: null } }, near], 0.9)?.exposurePerDay
        .mean,
    ).to.equal(1);
  });

  it("is none in which one source can set the price, unless there is no other", () => {
    const alone = resultWith(0.9999, 0.5, { quorum: 1 });
    expect(recommend([alone, available, careful], 0.99)).to.equal(careful);
    expect(recommend([alone], 0.99)).to.equal(alone);
  });

  it("asks for what one source reaches at its best, where the sweep says so, or for what it says", () => {
    const one = [resultWith(0.97, 9, { sources: 1 }), resultWith(0.98, 9, { sources: 1 })];
    expect(leastAvailabilityOf([available, ...one], "one source")).to.equal(0.98);
    expect(leastAvailabilityOf([available, ...one], 0.5)).to.equal(0.5);
    expect(leastAvailabilityOf([], "one source")).to.equal(0);
  });

  it("is the most available where none reaches it", () => {
    expect(recommend([careful, available], 0.9999)).to.equal(available);
  });

  it("is of equals the one with fewer sources, whether the availability is reached or not", () => {
    const dear = resultWith(0.999, 10, { sources: 5 });
    expect(recommend([dear, available], 0.9)).to.equal(available);
    expect(recommend([dear, available], 1)).to.equal(available);
  });
});

describe("a tie", () => {
  it("is equal in both, and as safe as the recommended one", () => {
    const dear = resultWith(0.999, 10, { sources: 5 });
    const risky = resultWith(0.999, 10, { quorum: 1 });
    const other = resultWith(0.999, 10.1);
    expect(tiesWith(available, [available, dear, risky, other, careful])).to.deep.equal([dear]);
  });
});
