import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("low-liquidity", ({ after }) => {
  it("is held off by an attacker, 40 % above the price, at once and freshly", () => {
    expect([after(60).price, after(60).age]).to.deep.equal([4_200, 40]);
    expectNear(after(600).price / 1.4, 2_985, 0.001);
  });

  it("is dropped by both modes as an outlier", () => {
    expect(after(600).fault).to.equal("Outlier");
    expectFirstDropped(after(600));
  });

  it("with a floor of liquidity in its adapter refuses by itself", async () => {
    const floored = await runFault("low-liquidity", { parameters: { impactBps: 4_000, refuses: true } });
    expect(callsOf(floored.during())).to.deep.equal(["RevertCustomError"]);
    expect(floored.after(600).fault).to.equal("Reverted");
    expectFirstDropped(floored.after(600));
  });
});
