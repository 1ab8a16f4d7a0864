import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("lag", ({ after }) => {
  it("publishes in time what the price was an hour and a half ago", () => {
    expect([after(5_400).price, after(5_400).age]).to.deep.equal([3_000, 40]);
    expectNear(after(7_200).price, 2_955, 0.01);
    expectNear(after(7_200).truth, 2_800, 0.01);
  });

  it("is served by Ordered until the market has left it behind, and then by neither mode", () => {
    expect(after(1_800).Ordered).to.deep.include({ level: "Normal", price: 3_000, served: 0 });
    expect(after(3_600).fault).to.equal("Outlier");
    expect(after(3_600).Ordered).to.deep.include({ level: "Degraded", price: 2_910, served: 1 });
    expect(after(3_600).Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
  });
});
