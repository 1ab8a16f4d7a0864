import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";

describeFault("flapping", ({ after, during }) => {
  it("is down for ten minutes and up for five, again and again", () => {
    for (const [index, { call }] of during().entries()) {
      expect(call).to.equal((index * 60) % 900 < 600 ? "RevertEmpty" : "Healthy");
    }
  });

  it("makes both modes switch away and back in the same step", () => {
    for (const start of [0, 900, 1_800]) {
      const [down, up] = [after(start), after(start + 600)];
      expect([down.Ordered.served, up.Ordered.served]).to.deep.equal([1, 0]);
      expect([down.Median.faulty, up.Median.faulty]).to.deep.equal([[0], []]);
      expect([down.Ordered.level, up.Ordered.level]).to.deep.equal(["Degraded", "Normal"]);
    }
  });
});
