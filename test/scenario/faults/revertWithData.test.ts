import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("revert-with-data", ({ after, during }) => {
  it("reverts with a typed error at every call while it lasts, and at none before or after", () => {
    expect(callsOf(during())).to.deep.equal(["RevertCustomError"]);
    expect([after(-60).call, after(DURATION).call]).to.deep.equal(["Healthy", "Healthy"]);
  });

  it("is dropped by both modes from its first step on", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
  });

  it("can revert with a reason instead", async () => {
    const other = await runFault("revert-with-data", { parameters: { error: "reason" } });
    expect(callsOf(other.during())).to.deep.equal(["RevertReason"]);
    expectFirstDropped(other.after(600));
  });
});
