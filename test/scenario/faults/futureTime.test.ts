import { expect } from "chai";
import { describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

/** Of the example, in seconds. */
const DURATION = 10_800;

describeFault("future-time", ({ after, during }) => {
  it("dates a good price an hour ahead at every step", () => {
    expect(new Set(during().map(({ age }) => age))).to.deep.equal(new Set([-3_600]));
    expect(after(600)).to.deep.include({ price: 2_985, fault: "Future" });
  });

  it("is dropped by both modes from its first step on, and taken again at its end", () => {
    expect([after(0).Ordered.faulty, after(0).Median.faulty]).to.deep.equal([[0], [0]]);
    expectFirstDropped(after(600));
    expect([after(DURATION).Ordered.served, after(DURATION).Median.faulty]).to.deep.equal([0, []]);
  });

  it("is forgiven up to a minute, as clocks differ, and not a second more", async () => {
    const within = await runFault("future-time", { parameters: { aheadSeconds: 60 } });
    const beyond = await runFault("future-time", { parameters: { aheadSeconds: 61 } });
    expect([within.after(600).fault, beyond.after(600).fault]).to.deep.equal(["None", "Future"]);
    expect([within.after(600).Ordered.served, beyond.after(600).Ordered.served]).to.deep.equal([0, 1]);
  });
});
