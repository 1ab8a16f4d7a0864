import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("inverted", ({ after }) => {
  it("answers one over the published price, to the last decimal", () => {
    expectNear(after(0).price, 1 / 3_000, 1e-8);
    expectNear(after(600).price, 1 / 2_985, 1e-8);
    expect(after(600).fault).to.equal("Outlier");
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });
});
