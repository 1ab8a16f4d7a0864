import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("spike", ({ after }) => {
  it("leaps by a quarter for two minutes in every half hour", () => {
    for (const start of [0, 1_800, 3_600]) {
      expectNear(after(start + 60).price / after(start).truth, 1.25, 0.001);
      expectNear(after(start + 600).price / after(start + 600).truth, 1, 0.006);
    }
  });

  it("makes both modes leave it for the spike alone, and come back", () => {
    for (const start of [1_800, 3_600]) {
      const [before, at, later] = [after(start), after(start + 60), after(start + 600)];
      expect([before.Ordered.served, at.Ordered.served, later.Ordered.served]).to.deep.equal([0, 1, 0]);
      expect([before.Median.faulty, at.Median.faulty, later.Median.faulty]).to.deep.equal([[], [0], []]);
    }
  });
});
