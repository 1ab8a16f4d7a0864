import { expect } from "chai";
import { describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("wrong-decimals", ({ after }) => {
  it("answers ten powers of ten too much, freshly", () => {
    expectNear(after(0).price / 1e10, 3_000, 0.001);
    expectNear(after(600).price / 1e10, 2_985, 0.001);
    expect(after(600)).to.deep.include({ age: 40, fault: "Outlier" });
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });

  it("of a price that is scaled to nothing is no price at all", async () => {
    const other = await runFault("wrong-decimals", { parameters: { shift: -18 } });
    expect(other.after(600)).to.deep.include({ price: 0, fault: "NonPositive" });
    expectFirstDropped(other.after(600));
  });
});
