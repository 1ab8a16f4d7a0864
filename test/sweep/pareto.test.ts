import { expect } from "chai";
import { paretoFront, recommend } from "../../src/sweep/pareto.ts";
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

  it("is the most available where none reaches it", () => {
    expect(recommend([careful, available], 0.9999)).to.equal(available);
  });

  it("is of equals the one with fewer sources, whether the availability is reached or not", () => {
    const dear = resultWith(0.999, 10, { sources: 5 });
    expect(recommend([dear, available], 0.9)).to.equal(available);
    expect(recommend([dear, available], 1)).to.equal(available);
  });
});
