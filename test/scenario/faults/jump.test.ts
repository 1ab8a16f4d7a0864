import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("jump", ({ after }) => {
  it("is right for an hour, and 15 % too low from one update to the next", () => {
    expect([after(3_600).price, after(3_660).price]).to.deep.equal([2_910, 2_465]);
    expectNear(after(3_660).price, 2_900 * 0.85, 0.01);
  });

  it("is dropped by both modes at the step of its jump", () => {
    expect([after(3_600).Ordered.served, after(3_660).Ordered.served]).to.deep.equal([0, 1]);
    expect([after(3_600).Median.faulty, after(3_660).Median.faulty]).to.deep.equal([[], [0]]);
    expect(after(3_660).fault).to.equal("Outlier");
  });
});
