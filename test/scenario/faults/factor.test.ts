import { expect } from "chai";
import { describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("factor", ({ after }) => {
  it("answers 1.3 times what an honest provider would, as soon as it publishes", () => {
    expect([after(0).price, after(60).price]).to.deep.equal([3_000, 3_900]);
    expectNear(after(600).price / 1.3, 2_985, 0.001);
  });

  it("is dropped by both modes as an outlier, however fresh", () => {
    expect(after(600)).to.deep.include({ age: 40, fault: "Outlier" });
    expectFirstDropped(after(600));
  });

  it("within the deviation is served by Ordered, and outvoted in Median", async () => {
    const near = await runFault("factor", { parameters: { multiplier: 1.01 } });
    expect(near.after(600).Ordered).to.deep.include({ level: "Normal", served: 0 });
    expectNear(near.after(600).Ordered.price, 2_985 * 1.01, 16);
    expectNear(near.after(600).Median.price, 2_988.33, 0.01);
  });
});
