import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("short-data", ({ after, during }) => {
  it("returns 159 bytes at every call while it lasts, and at none before or after", () => {
    expect(callsOf(during())).to.deep.equal(["ReturnOneByteShort"]);
    expect([after(-60).call, after(DURATION).call]).to.deep.equal(["Healthy", "Healthy"]);
  });

  it("is dropped by both modes from its first step on", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
  });

  it("can return one word instead", async () => {
    const other = await runFault("short-data", { parameters: { bytes: 32 } });
    expect(callsOf(other.during())).to.deep.equal(["ReturnOneWord"]);
    expectFirstDropped(other.after(600));
  });

  it("can return nothing instead", async () => {
    const other = await runFault("short-data", { parameters: { bytes: 0 } });
    expect(callsOf(other.during())).to.deep.equal(["ReturnNothing"]);
    expectFirstDropped(other.after(600));
  });
});
