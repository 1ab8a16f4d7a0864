import { expect } from "chai";
import {
  choicesOf,
  countJobs,
  environmentsOf,
  jobHash,
  jobsOf,
  RUNS_A_JOB,
  sweepHash,
} from "../../src/sweep/plan.ts";
import { FILES, sweepWith } from "./examples.ts";

describe("the plan of a sweep", () => {
  it("has every choice in every mode, without quorums that no sources can reach", () => {
    const sweep = sweepWith({
      choices: { sources: [1, 3], quorum: [1, 2], maxDeviationBps: [100, 200], maxAgeFactor: [1, 2, 3] },
    });
    expect(choicesOf(sweep, 3)).to.have.lengthOf(2 * 2 * 2 * 3);
    expect(choicesOf(sweep, 1)).to.have.lengthOf(2 * 1 * 2 * 3);
    expect(environmentsOf(sweep)).to.have.lengthOf(2);
  });

  it("covers every run of every environment and number of sources once", () => {
    const sweep = sweepWith({ runs: 2 * RUNS_A_JOB + 1 });
    const jobs = [...jobsOf(sweep, FILES)];
    expect(jobs).to.have.lengthOf(countJobs(sweep));
    const seeds = new Set<string>();
    for (const { environment, sources, firstSeed, runs } of jobs) {
      for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
        seeds.add(`${environment.faultsPerDay} ${environment.beta} ${sources} ${seed}`);
      }
    }
    expect(seeds.size).to.equal(2 * 2 * sweep.runs);
    expect(new Set(jobs.map(jobHash)).size).to.equal(jobs.length);
  });

  it("makes jobs as they are asked for: the first of the largest sweep is there at once", () => {
    const sweep = sweepWith({ runs: 2_500_000 });
    expect(countJobs(sweep)).to.equal(400_000);
    const jobs = jobsOf(sweep, FILES);
    expect(jobs.next().value).to.include({ firstSeed: 3, runs: RUNS_A_JOB });
    expect(jobs[Symbol.iterator]()).to.equal(jobs);
  });

  it("keeps the hashes of jobs when more runs are asked for or the title changes", () => {
    const [one, other] = [sweepWith({ runs: 25 }), sweepWith({ runs: 50, title: "Another" })];
    const hashes = new Set([...jobsOf(other, FILES)].map(jobHash));
    for (const job of jobsOf(one, FILES)) expect(hashes.has(jobHash(job))).to.equal(true);
    expect(sweepHash(one, FILES)).to.equal(sweepHash(other, FILES));
  });

  it("changes the hash with whatever changes the outcome", () => {
    expect(sweepHash(sweepWith({ seed: 4 }), FILES)).to.not.equal(sweepHash(sweepWith(), FILES));
    expect(sweepHash(sweepWith(), "other files")).to.not.equal(sweepHash(sweepWith(), FILES));
    expect(sweepHash(sweepWith({ toleranceBps: 301 }), FILES)).to.not.equal(sweepHash(sweepWith(), FILES));
  });
});
