import { expect } from "chai";
import { describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";
import { expectNear } from "../../support/near.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("depeg", ({ after }) => {
  it("moves the true price by a fifth within ten minutes, and gives it back at its end", () => {
    expectNear(after(600).truth, 2_983.333 * 0.8, 0.01);
    expectNear(after(DURATION).truth, 2_700, 0.01);
  });

  it("is followed by the source that it names, while the others go on as if nothing were", () => {
    expectNear(after(660).price, 2_983.333 * 0.8, 0.01);
    expect(after(660).Ordered.price).to.equal(2_985);
  });

  it("has both modes drop the one that is right: two that miss it are a quorum", () => {
    expect(after(600).fault).to.equal("Outlier");
    expectFirstDropped(after(600));
  });

  it("that two of three follow is served right by both modes", async () => {
    const followed = await runFault("depeg", { sources: ["first", "second"] });
    const { truth, Ordered, Median } = followed.after(3_600);
    for (const reading of [Ordered, Median]) {
      expectNear(reading.price / truth, 1, 0.006);
    }
    expect(Median.faulty).to.deep.equal([2]);
  });
});
