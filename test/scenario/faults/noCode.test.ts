import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("no-code", ({ after, during }) => {
  it("is not there at every call while it lasts, and at none before or after", () => {
    expect(callsOf(during())).to.deep.equal(["NoCode"]);
    expect([after(-60).call, after(DURATION).call]).to.deep.equal(["Healthy", "Healthy"]);
  });

  it("is dropped by both modes from its first step on", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
  });

  it("succeeds as a call, and is told from an answer by its missing code alone", () => {
    expect(after(600).fault).to.equal("NoCode");
  });
});
