import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("ancient-time", ({ after }) => {
  it("dates a good price ten years before the scenario", () => {
    const years = after(600).age / (365 * 86_400);
    expectNear(years, 10, 0.001);
    expect(after(600)).to.deep.include({ price: 2_985, fault: "Stale" });
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });
});
