import { expect } from "chai";
import { describeFault, expectFirstDropped } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("huge", ({ after, during }) => {
  it("answers more than 2^127 all the while", () => {
    const least = Math.min(...during().map(({ price }) => price));
    expect(least * 1e8).to.be.greaterThan(2 ** 127);
    expect(after(600).fault).to.equal("TooLarge");
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });
});
