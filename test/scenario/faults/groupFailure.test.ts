import { expect } from "chai";
import { callsOf, describeFault, expectFirstDropped, runFault } from "../../support/faultConformance.ts";

describeFault("group-failure", ({ after }) => {
  it("takes down the sources that it names one after another", async () => {
    const together = await runFault("group-failure", {
      sources: ["second", "first"],
      parameters: { how: "revert", staggerSeconds: 600 },
    });
    expect([together.after(540).Median.faulty, together.after(600).Median.faulty]).to.deep.equal([
      [1],
      [0, 1],
    ]);
    expect([together.after(540).call, together.after(600).call]).to.deep.equal(["Healthy", "RevertEmpty"]);
  });

  it("costs both modes their quorum once two of three are down, and one alone costs nothing", async () => {
    expectFirstDropped(after(600));
    const together = await runFault("group-failure", { sources: ["first", "second"] });
    expect(together.after(600).Ordered).to.deep.include({ level: "Restricted", served: 2, used: [2] });
    expect(together.after(600).Median).to.deep.include({ level: "Restricted", used: [2], faulty: [0, 1] });
  });

  it("can freeze them instead of taking them down", async () => {
    const frozen = await runFault("group-failure", { parameters: { how: "freeze", staggerSeconds: 0 } });
    expect(callsOf(frozen.during())).to.deep.equal(["Healthy"]);
    expect(new Set(frozen.during().map(({ price }) => price))).to.deep.equal(new Set([3_000]));
  });
});
