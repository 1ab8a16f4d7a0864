import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("zero", ({ after, during }) => {
  it("answers zero all the while, freshly", () => {
    expect(new Set(during().map(({ price }) => price))).to.deep.equal(new Set([0]));
    expect(after(600)).to.deep.include({ call: "Healthy", age: 40, fault: "NonPositive" });
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });
});
