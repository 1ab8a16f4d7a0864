import { expect } from "chai";
import { describeFault, runFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("min-max-clamp", ({ after, during }) => {
  it("follows the market down to 2,950, and goes on saying that", () => {
    expect([after(600).price, after(7_200).price]).to.deep.equal([2_985, 2_950]);
    expect(Math.min(...during().map(({ price }) => price))).to.equal(2_950);
    expectNear(after(7_200).truth, 2_800, 0.01);
  });

  it("goes on updating by its heartbeat, so that it never is stale", () => {
    expect(Math.max(...during().map(({ age }) => age))).to.be.at.most(3_720);
  });

  it("is served by Ordered while it is near enough, and dropped by both modes then", () => {
    expect(after(3_600).Ordered).to.deep.include({ level: "Normal", price: 2_955, served: 0 });
    expect(after(7_200).fault).to.equal("Outlier");
    expect(after(7_200).Ordered).to.deep.include({ level: "Degraded", price: 2_805, served: 1 });
    expect(after(7_200).Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
  });

  it("has an upper limit as well", async () => {
    const capped = await runFault("min-max-clamp", { parameters: { maxPrice: 2_900 } });
    expect([capped.after(60).price, capped.after(60).fault]).to.deep.equal([2_900, "Outlier"]);
  });
});
