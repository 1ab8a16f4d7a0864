import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("provider-upgrade", ({ after, during }) => {
  it("fails for half an hour, and then answers ten powers of ten too much", () => {
    expect([after(1_740).call, after(1_800).call]).to.deep.equal(["RevertEmpty", "Healthy"]);
    expectNear(after(1_800).price / 1e10, 2_955, 0.001);
  });

  it("is dropped by both modes all the while, for one reason after the other", () => {
    expect([after(1_740).fault, after(1_800).fault]).to.deep.equal(["Reverted", "Outlier"]);
    expectFirstDropped(after(600));
    for (const { Ordered, Median } of during()) {
      expect([Ordered.served, Median.used]).to.deep.equal([1, [1, 2]]);
    }
  });
});
