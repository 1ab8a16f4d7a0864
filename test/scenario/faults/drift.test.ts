import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("drift", ({ after, during }) => {
  it("gains three percent of the true price in an hour, a little at every update", () => {
    const published = during(60).filter(({ age }) => age === 40);
    expect(published.length).to.be.greaterThan(3);
    expectNear(after(1_800).price, 2_951.666 * (1 + (0.03 * 1_740) / 3_600), 0.01);
  });

  it("is believed by Ordered until it has drifted out of the deviation, and then by neither mode", () => {
    expect(after(1_800).Ordered).to.deep.include({ level: "Normal", served: 0 });
    expectNear(after(1_800).Median.price, 2_958.33, 0.01);
    expect(after(3_600).fault).to.equal("Outlier");
    expect(after(3_600).Ordered).to.deep.include({ level: "Degraded", price: 2_910, served: 1 });
    expect(after(3_600).Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
  });
});
