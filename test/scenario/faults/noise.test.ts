import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("noise", ({ after, during }) => {
  it("is off by chance to both sides, by its deviation of 3 % on average", () => {
    const errors = during(60)
      .filter(({ age }) => age === 40)
      .map(({ price, truth }) => price / truth - 1);
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(errors.length).to.be.greaterThan(50);
    expectNear(deviation, 0.03, 0.008);
    expect(Math.min(...errors)).to.be.lessThan(0);
    expect(Math.max(...errors)).to.be.greaterThan(0);
  });

  it("is dropped by both modes while it is far off, and taken while it is near", () => {
    expect([after(600).fault, after(1_860).fault]).to.deep.equal(["Outlier", "None"]);
    expectFirstDropped(after(600));
    expect(after(1_860).Ordered).to.deep.include({ level: "Normal", served: 0 });
    expect(after(1_860).Median).to.deep.include({ level: "Normal", used: [0, 1, 2], faulty: [] });
  });
});
