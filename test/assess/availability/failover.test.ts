import { expect } from "chai";
import {
  detectionSeconds,
  failoverFailure,
  latentFailure,
} from "../../../src/assess/availability/failover.ts";

const HAZARD = 0.18;

describe("a standby", () => {
  for (const [title, years, share] of [
    ["an hour", 1 / 8_760, "1.03e-5"],
    ["a day", 1 / 365, "2.47e-4"],
    ["thirty days", 30 / 365, "7.36e-3"],
    ["a year", 1, "8.48e-2"],
    ["four years", 4, "2.87e-1"],
  ] as const) {
    it(`that is looked at every ${title} is dead with a chance of ${share} when it is needed`, () => {
      expect(latentFailure(HAZARD, years).toExponential(2)).to.equal(share);
    });
  }

  it("has no jump where the series takes over from the closed form", () => {
    const [below, above] = [0.999e-6, 1.001e-6].map((product) => latentFailure(1, product) / product);
    expect(below).to.be.closeTo(above ?? 0, 1e-9);
    expect(latentFailure(1, 0)).to.equal(0);
  });

  it("is a coin toss until somebody drills it", () => {
    const found = [0, 1, 4, 12, 52].map((drills) => failoverFailure(drills, 0).toPrecision(2));
    expect(found).to.deep.equal(["0.50", "0.25", "0.10", "0.038", "0.0094"]);
    expect(failoverFailure(3, 3)).to.equal(0.875);
  });
});

describe("a failover", () => {
  it("waits for the limit less half a heartbeat where a source falls silent, and not below zero", () => {
    expect(detectionSeconds.silent(4_200, 3_600)).to.equal(2_400);
    expect(detectionSeconds.silent(1_000, 3_600)).to.equal(0);
    expect(detectionSeconds.reverts()).to.equal(0);
  });

  it("notices a stuck price by the deviation only after hours, and at the limit in any case", () => {
    const hours = (bound: number) => detectionSeconds.stuck(1e9, 0, bound, 0.6) / 3_600;
    expect(hours(0.01)).to.be.closeTo(2.4, 0.05);
    expect(hours(0.05)).to.be.closeTo(61, 0.5);
    expect(detectionSeconds.stuck(3_600, 600, 0.05, 0.6)).to.equal(3_000);
  });
});
