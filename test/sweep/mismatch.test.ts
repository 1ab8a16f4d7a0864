import { expect } from "chai";
import hre from "hardhat";
import { buildTimeline } from "../../src/simulate/buildTimeline.ts";
import { runModel } from "../../src/oracle/fastModel.ts";
import { checkFaults } from "../../src/scenario/checkFaults.ts";
import { scenarioSchema } from "../../src/scenario/scenario.ts";
import type { ContractReader } from "../../src/files/artifacts.ts";
import { createTrace } from "../../src/oracle/trace.ts";
import { BYTECODE_RUNS, holdToBytecode } from "../../src/sweep/bytecodeCheck.ts";
import { holdToExactModel } from "../../src/sweep/exactCheck.ts";
import { completeSweep, configOf, scenarioOf } from "../../src/sweep/sweepScenario.ts";
import { choice, FOLDER, sweepWith } from "./examples.ts";
import { Problem } from "../../src/problem.ts";

/** Sources lie most of the time, and two of three have to agree. */
const sweep = sweepWith({
  choices: { sources: [3], quorum: [2], maxDeviationBps: [200], maxAgeFactor: [1.1] },
  environments: { faultsPerDay: [50], beta: [0] },
  kinds: [{ fault: "factor", parameters: { multiplier: 2 }, meanDurationSeconds: 3_600 }],
});

/** `PUSH2 10000`, by which the oracle counts basis points, and what makes every distance as good as none. */
const [TEN_THOUSAND, ONE] = ["612710", "610001"] as const;

/** Our contracts, but the oracle is compiled from other numbers: it takes any two prices for near. */
const wrongOracle: ContractReader = {
  readArtifact: async (name) => {
    const artifact = await hre.artifacts.readArtifact(name);
    if (name !== "RedundantOracle") return artifact;
    expect(artifact.bytecode).to.include(TEN_THOUSAND);
    return { ...artifact, bytecode: artifact.bytecode.replaceAll(TEN_THOUSAND, ONE) };
  },
};

/** What a check ends with that has to find a difference. */
const mismatchOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
  } catch (failure) {
    if (failure instanceof Problem) return failure.message;
    throw failure;
  }
  throw new Error("No difference was found.");
};

describe("a sweep is held to the bytecode", () => {
  it("in a few of its runs, which are equal", async () => {
    expect(await holdToBytecode(hre.artifacts, sweep, FOLDER)).to.equal(BYTECODE_RUNS);
  });

  it("and ends where the contract does something else, with the seed, the step and both answers", async () => {
    expect(await mismatchOf(() => holdToBytecode(wrongOracle, sweep, FOLDER))).to.match(
      /^.+, seed \d+: \w+ at step \d+ is .+, but .+; the models and the bytecode have to agree/,
    );
  });

  it("in none of its runs once it is told to stop", async () => {
    const signal = AbortSignal.abort();
    expect(await holdToBytecode(wrongOracle, sweep, FOLDER, { signal })).to.equal(0);
  });
});

describe("a sweep is held to the exact model", () => {
  const runOf = async (quorum: number) => {
    const file = scenarioSchema.parse(scenarioOf(sweep, 3, [], sweep.seed));
    const faults = checkFaults({
      ...file,
      faults: [
        {
          fault: "factor",
          parameters: { multiplier: 2 },
          sources: ["first", "second"],
          startSeconds: 0,
          endSeconds: sweep.durationSeconds,
        },
      ],
    });
    const config = configOf({ ...(await completeSweep(sweep, FOLDER)), faults }, { ...choice, quorum });
    const timeline = buildTimeline(config, sweep.seed);
    const trace = createTrace(config.steps);
    runModel(timeline, config, "Ordered", trace);
    return { timeline, config, trace };
  };

  it("which answers as the fast one", async () => {
    const { timeline, config, trace } = await runOf(2);
    expect(() => holdToExactModel(timeline, config, choice, trace)).to.not.throw();
  });

  it("and ends where they differ, as with another quorum", async () => {
    const { trace } = await runOf(3);
    const { timeline, config } = await runOf(2);
    expect(await mismatchOf(() => holdToExactModel(timeline, config, choice, trace))).to.match(
      /^Ordered, 2 of 3, 200 bps, 1\.1 heartbeats, seed 3: \w+ at step \d+ is .+, but .+ by the exact model/,
    );
  });
});
