import { expect } from "chai";
import { randomFaults } from "../../src/sweep/randomFaults.ts";
import { sweepWith } from "./examples.ts";
import { expectNear } from "../support/near.ts";

const DAY = 86_400;
const NAMES = ["first", "second", "third"];
const freeze = { fault: "freeze", meanDurationSeconds: 60 };
const lie = { fault: "factor", parameters: { multiplier: 2 }, meanDurationSeconds: 60, canBeCommon: false };
const long = sweepWith({ durationSeconds: 1_000 * DAY, stepSeconds: DAY, kinds: [freeze, lie] });

describe("the faults of a run", () => {
  it("are each source's own at beta 0", () => {
    const faults = randomFaults(long, { faultsPerDay: 1, beta: 0 }, NAMES, 1);
    expect(faults).to.not.have.lengthOf(0);
    for (const { sources } of faults) expect(sources).to.have.lengthOf(1);
  });

  it("strike all sources at beta 1, but for kinds that cannot", () => {
    const faults = randomFaults(long, { faultsPerDay: 1, beta: 1 }, NAMES, 1);
    expect(new Set(faults.map(({ fault }) => fault))).to.deep.equal(new Set(["freeze", "factor"]));
    for (const { fault, sources } of faults) expect(sources).to.have.lengthOf(fault === "freeze" ? 3 : 1);
  });

  it("are none at a rate of 0", () => {
    expect(randomFaults(long, { faultsPerDay: 0, beta: 0.5 }, NAMES, 1)).to.deep.equal([]);
  });

  it("never meet on one source, and lie within the run", () => {
    const crowded = sweepWith({ kinds: [{ fault: "freeze", meanDurationSeconds: 3_600 }] });
    for (let seed = 0; seed < 50; seed++) {
      const faults = randomFaults(crowded, { faultsPerDay: 50, beta: 0.3 }, NAMES, seed);
      for (const name of NAMES) {
        const own = faults
          .filter(({ sources }) => sources?.includes(name))
          .sort((one, other) => one.startSeconds - other.startSeconds);
        for (const [index, { startSeconds, endSeconds }] of own.entries()) {
          expect(startSeconds).to.be.lessThan(endSeconds);
          expect(startSeconds).to.be.at.least(own[index - 1]?.endSeconds ?? 0);
          expect(endSeconds).to.be.at.most(crowded.durationSeconds);
        }
      }
    }
  });

  it("come as often as the environment says, in the kinds' weights and the share of common causes", () => {
    const faults = randomFaults(long, { faultsPerDay: 2, beta: 0.25 }, NAMES, 1);
    const ofFirst = faults.filter(({ sources }) => sources.includes("first"));
    const freezes = ofFirst.filter(({ fault }) => fault === "freeze");
    const common = freezes.filter(({ sources }) => sources.length === 3);
    expectNear(ofFirst.length / 1_000, 2, 0.1);
    expectNear(freezes.length / ofFirst.length, 0.5, 0.04);
    expectNear(common.length / freezes.length, 0.25, 0.04);
  });

  it("of a source are the same whether there are more sources or not", () => {
    const environment = { faultsPerDay: 1, beta: 0.2 };
    const withAll = randomFaults(long, environment, NAMES, 9).filter(({ sources }) => sources.length === 1);
    const alone = randomFaults(long, environment, ["first", "second"], 9).filter(
      ({ sources }) => sources.length === 1,
    );
    expect(withAll.filter(({ sources }) => sources[0] !== "third")).to.deep.equal(alone);
  });
});
