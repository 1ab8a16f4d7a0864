import { expect } from "chai";
import { timeIntervalOf, timeUnitOf } from "../../src/report/timeAxis.ts";

describe("the axis of time", () => {
  it("counts in the largest unit of which there are three", () => {
    expect(
      [179, 180, 10_799, 10_800, 259_199, 259_200].map((seconds) => timeUnitOf(seconds).name),
    ).to.deep.equal(["seconds", "minutes", "minutes", "hours", "hours", "days"]);
  });

  it("has at most twelve lines, however long the time", () => {
    for (let seconds = 1; seconds < 1e9; seconds = Math.ceil(seconds * 1.3)) {
      const unit = timeUnitOf(seconds);
      expect(seconds / unit.seconds / timeIntervalOf(seconds, unit)).to.be.at.most(12);
    }
  });
});
