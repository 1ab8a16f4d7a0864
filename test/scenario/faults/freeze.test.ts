import { expect } from "chai";
import { describeFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

describeFault("freeze", ({ after, during }) => {
  it("keeps its last price, whose age grows by the clock", () => {
    expect(new Set(during().map(({ price }) => price))).to.deep.equal(new Set([3_000]));
    expect(after(7_200).age - after(0).age).to.equal(7_200);
  });

  it("is served by Ordered while it is young enough and near enough, though it is the one that is off", () => {
    expect(after(1_800)).to.deep.include({ age: 3_640, fault: "None" });
    expect(after(1_800).Ordered).to.deep.include({ level: "Normal", price: 3_000, served: 0 });
    expectNear(after(1_800).Median.price, 2_958.33, 0.01);
  });

  it("is dropped by both modes as soon as it is older than its maximum age of 3,720 s", () => {
    expect([after(1_860).age, after(1_860).fault]).to.deep.equal([3_700, "None"]);
    expect([after(1_920).age, after(1_920).fault]).to.deep.equal([3_760, "Stale"]);
    expect(after(1_920).Ordered).to.deep.include({ level: "Degraded", served: 1, faulty: [0] });
    expect(after(1_920).Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
  });
});
