import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("returndata-bomb", ({ after, during }) => {
  it("reverts with 100,000 bytes at every call while it lasts, and at none before or after", () => {
    expect(callsOf(during())).to.deep.equal(["RevertBomb"]);
    expect([after(-60).call, after(DURATION).call]).to.deep.equal(["Healthy", "Healthy"]);
  });

  it("is dropped by both modes from its first step on", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
  });

  it("behind a good round does no harm: five words are read, and the price is used", async () => {
    const other = await runFault("returndata-bomb", { parameters: { on: "success" } });
    expect(callsOf(other.during())).to.deep.equal(["ReturnBomb"]);
    const { Ordered, Median } = other.after(600);
    expect(Ordered).to.deep.equal({ level: "Normal", price: 2_985, served: 0, used: [0, 1], faulty: [] });
    expect(Median).to.deep.include({ level: "Normal", used: [0, 1, 2] });
  });
});
