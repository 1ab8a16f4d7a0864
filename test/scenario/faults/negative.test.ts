import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("negative", ({ after }) => {
  it("answers the published price below zero", () => {
    expect([after(0).price, after(600).price, after(DURATION).price]).to.deep.equal([-3_000, -2_985, 2_715]);
    expect(after(600).fault).to.equal("NonPositive");
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });
});
