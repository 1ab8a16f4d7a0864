import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";

describeFault("zombie-heartbeat", ({ after, during }) => {
  it("publishes the price of its first moment at every step as new", () => {
    expect(new Set(during().map(({ price, age }) => `${price} ${age}`))).to.deep.equal(new Set(["3000 0"]));
  });

  it("is never stale: only the distance from the others gives it away, in both modes", () => {
    expect(after(1_800)).to.deep.include({ fault: "None" });
    expect(after(1_800).Ordered).to.deep.include({ level: "Normal", price: 3_000, served: 0 });
    expect(after(3_600).fault).to.equal("Outlier");
    expect(after(3_600).Ordered).to.deep.include({ level: "Degraded", price: 2_910, served: 1 });
    expect(after(3_600).Median).to.deep.include({ level: "Degraded", used: [1, 2] });
  });
});
