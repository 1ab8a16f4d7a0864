import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";

describeFault("late-heartbeat", ({ during }) => {
  it("lets the age of a right price grow beyond the heartbeat of an hour, up to half an hour more", () => {
    const oldest = Math.max(...during().map(({ age }) => age));
    expect(oldest).to.be.greaterThan(3_600 + 1_700);
    expect(oldest).to.be.at.most(3_600 + 1_800 + 120);
    expect(new Set(during().map(({ price }) => price))).to.deep.equal(new Set([3_000]));
  });

  it("makes both modes drop it only while it is older than its maximum age", () => {
    for (const { age, fault, Ordered, Median } of during()) {
      const isDropped = age > 3_720;
      expect(fault).to.equal(isDropped ? "Stale" : "None");
      expect([Ordered.served, Median.faulty]).to.deep.equal(isDropped ? [1, [0]] : [0, []]);
    }
  });
});
