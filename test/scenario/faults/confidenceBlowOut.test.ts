import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";

describeFault("confidence-blow-out", ({ after, during }) => {
  it("refuses while its interval is wider than the limit, which is in the middle", () => {
    const refusals = during().map(({ call }) => call === "RevertCustomError");
    // Half width in basis points: 1,000 at 5,400 s, and 200 at a fifth of the way there.
    expect([after(1_080).call, after(1_140).call]).to.deep.equal(["Healthy", "RevertCustomError"]);
    expect([after(9_660).call, after(9_720).call]).to.deep.equal(["RevertCustomError", "Healthy"]);
    expect(refusals.filter(Boolean)).to.have.lengthOf((9_720 - 1_140) / 60);
  });

  it("trembles the more the less it is sure", () => {
    const farthest = (from: number, until: number): number =>
      Math.max(...during(from, until).map(({ price, truth }) => Math.abs(price / truth - 1)));
    expect(farthest(60, 1_080)).to.be.lessThan(0.025);
    expect(farthest(4_200, 6_600)).to.be.greaterThan(0.06);
  });

  it("is used by both modes until it refuses, and again after", () => {
    expect([after(600), after(1_800), after(10_740)].map(({ Ordered }) => Ordered.served)).to.deep.equal([
      0, 1, 0,
    ]);
    expect([after(600), after(1_800), after(10_740)].map(({ Median }) => Median.faulty)).to.deep.equal([
      [],
      [0],
      [],
    ]);
  });
});
