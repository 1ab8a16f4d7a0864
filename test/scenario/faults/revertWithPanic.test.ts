import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("revert-with-panic", ({ after, during }) => {
  it("divides by zero at every call while it lasts, and at none before or after", () => {
    expect(callsOf(during())).to.deep.equal(["PanicDivisionByZero"]);
    expect([after(-60).call, after(DURATION).call]).to.deep.equal(["Healthy", "Healthy"]);
  });

  it("is dropped by both modes from its first step on", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
  });

  it("can overflow instead", async () => {
    const other = await runFault("revert-with-panic", { parameters: { panic: "overflow" } });
    expect(callsOf(other.during())).to.deep.equal(["PanicOverflow"]);
    expectFirstDropped(other.after(600));
  });
});
