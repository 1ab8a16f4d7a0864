import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("gas-price-storm", ({ after, during }) => {
  it("lets the first update wait for one to two hours, and arrive with the price that it was sent with", () => {
    expect(after(3_600).price).to.equal(3_000);
    const arrived = during().find(({ price }) => price !== 3_000);
    expect(arrived?.price).to.equal(2_985);
    expect(after(7_200).price).to.equal(2_985);
    expectNear(after(7_200).truth, 2_800, 0.01);
  });

  it("is dropped by both modes: first for its age, then for its distance", () => {
    expect([after(3_600).fault, after(7_200).fault]).to.deep.equal(["Stale", "Outlier"]);
    for (const seconds of [3_600, 7_200]) {
      expect(after(seconds).Ordered).to.deep.include({ level: "Degraded", served: 1, used: [1, 2] });
      expect(after(seconds).Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
    }
  });
});
