import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("sequencer-down", ({ after, during }) => {
  it("lets nobody publish, so that prices are as old as the halt when it ends", () => {
    expect(new Set(during().map(({ price }) => price))).to.deep.equal(new Set([3_000]));
    expect([after(10_740).age, after(10_740).fault]).to.deep.equal([12_580, "Stale"]);
  });

  it("makes both modes Unavailable from its first step to its last, without a price", () => {
    for (const { Ordered, Median } of during()) {
      expect([Ordered.level, Ordered.price]).to.deep.equal(["Unavailable", 0]);
      expect([Median.level, Median.price]).to.deep.equal(["Unavailable", 0]);
    }
  });

  it("is followed by a grace of half an hour in which both modes are Restricted", () => {
    const grace = [after(DURATION), after(DURATION + 1_800)];
    const beyond = after(DURATION + 1_860);
    for (const { Ordered, Median } of grace) {
      expect([Ordered.level, Median.level]).to.deep.equal(["Restricted", "Restricted"]);
    }
    expect([beyond.Ordered.level, beyond.Median.level]).to.deep.equal(["Normal", "Normal"]);
  });
});
