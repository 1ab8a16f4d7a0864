import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import hre from "hardhat";
import { advanceGrowth, bandAt, type GrowthLimits } from "../../src/oracle/growthLaw.ts";
import { runHarness } from "../../src/simulate/testRunner.ts";
import {
  firstMoment,
  type History,
  histories,
  type Moment,
  momentAfter,
  type Step,
} from "./growthHistories.ts";
import { seed, shared } from "./run.ts";

/** The deep run has all of them: they take most of a minute. */
const HISTORIES = shared(2_500, 200_000);
const BATCH = 250;
const WORD = 32;

const { ethers } = await hre.network.create();
const { artifacts } = hre;

const LIMITS =
  "(uint16 maxGrowthBpsPerYear, uint16 maxDropBps, uint16 allowanceBps, uint32 advanceDelay) limits";
const STEPS = "(uint256 time, uint256 seen, uint256 rate, bool isAdvanced)[] steps";
const HISTORY = `tuple(${LIMITS.replace("(", "tuple(")}, uint256 time, uint256 rate, tuple${STEPS})[]`;

/** What is told of an advance, as the harness tells it. */
const [COUNTED, TOO_EARLY] = [0n, 1n];
const [SERVED, ABOVE, BELOW] = [1n, 2n, 3n];

const served = (rate: bigint, lowest: bigint, highest: bigint): bigint =>
  rate > highest ? ABOVE : rate < lowest ? BELOW : SERVED;

/** What is to be seen after a step: whether the advance was refused, and the ten words of the harness. */
const look = (before: Moment, step: Step, moment: Moment): bigint[] => {
  const { limits, state, rate, time } = moment;
  const isRefused =
    step.isAdvanced && advanceGrowth(limits, before.state, step.seen, step.time) === undefined;
  const { lowest, highest } = bandAt(limits, state, rate, time);
  const { snapshot, base } = state;
  return [
    isRefused ? TOO_EARLY : COUNTED,
    lowest,
    highest,
    snapshot.rate,
    snapshot.time,
    base.rate,
    base.time,
    state.lowest,
    state.highest,
    state.lowestBefore,
    served(rate, lowest, highest),
  ];
};

const hexOf = (words: readonly bigint[]): string =>
  words.map((word) => word.toString(16).padStart(2 * WORD, "0")).join("");

/** The hash that the harness makes of a history, by the model. */
const digestOf = (history: History, note: (before: Moment, step: Step, after: Moment) => void): string => {
  let digest = ethers.ZeroHash;
  let moment = firstMoment(history);
  for (const step of history.steps) {
    const after = momentAfter(moment, step);
    note(moment, step, after);
    digest = ethers.keccak256(`${digest}${hexOf(look(moment, step, after))}`);
    moment = after;
  }
  return digest;
};

/** The name by which the runner calls the harness's fallback. */
const CALLED = { type: "function", name: "testRun", inputs: [], outputs: [], stateMutability: "nonpayable" };

/** Lets the adapter live through histories; gives a hash for each. */
const liveThrough = async (lives: readonly History[]): Promise<string[]> => {
  const coder = ethers.AbiCoder.defaultAbiCoder();
  const folder = await mkdtemp(join(tmpdir(), "holdfast-growth-"));
  try {
    const batches = Math.ceil(lives.length / BATCH);
    const nameOf = (batch: number) => batch.toString().padStart(3, "0");
    const write = (name: string, type: string, value: unknown) =>
      writeFile(join(folder, name), Buffer.from(coder.encode([type], [value]).slice(2), "hex"));
    await write("batches", "uint256", batches);
    for (let batch = 0; batch < batches; batch++) {
      await write(`histories${nameOf(batch)}`, HISTORY, lives.slice(batch * BATCH, (batch + 1) * BATCH));
    }
    const { abi, bytecode } = await artifacts.readArtifact("GrowthLawHarness");
    const words = coder.encode(["string"], [folder]).slice(2);
    await runHarness(folder, { abi: [...abi, CALLED], bytecode: bytecode + words });
    const digests: string[] = [];
    for (let batch = 0; batch < batches; batch++) {
      const bytes = await readFile(join(folder, `digests${nameOf(batch)}`));
      for (let at = 0; at < bytes.length; at += WORD) {
        digests.push(`0x${bytes.subarray(at, at + WORD).toString("hex")}`);
      }
    }
    return digests;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe("GrowthCap against the model", () => {
  it(`GROWTH-8: lives through ${HISTORIES} histories of rates, times and advances as the model does`, async function () {
    this.timeout(0);
    console.log(`    seed ${seed}`);
    const met = new Map<string, number>();
    const count = (what: string, happened: boolean) => met.set(what, (met.get(what) ?? 0) + Number(happened));
    const note = ({ state: old }: Moment, step: Step, { limits, state, rate, time }: Moment) => {
      const { lowest, highest } = bandAt(limits, state, rate, time);
      const isEarly = step.time - old.snapshot.time < BigInt(limits.advanceDelay);
      count("refused as too early", step.isAdvanced && isEarly && old === state);
      count("remembered", step.isAdvanced && isEarly && old !== state);
      count("risen", state.snapshot.rate > old.snapshot.rate);
      count(
        "kept at its rate",
        state.snapshot.time > old.snapshot.time && state.snapshot.rate === old.snapshot.rate,
      );
      count("a year into the base", state.base.rate > old.base.rate);
      count("delayed", state.base.rate === old.base.rate && state.base.time > old.base.time);
      count("served", lowest <= rate && rate <= highest);
      count("above", rate > highest);
      count("below", rate < lowest);
      count("at the ceiling", rate === highest);
      count("at the floor", rate === lowest);
    };
    const lives = fc.sample(histories, { seed, numRuns: HISTORIES });
    const digests = await liveThrough(lives);
    expect(digests).to.have.lengthOf(HISTORIES);
    lives.forEach((history, index) => {
      const text = () => JSON.stringify(history, (_, word) => (typeof word === "bigint" ? `${word}` : word));
      if (digests[index] !== digestOf(history, note)) expect.fail(`history ${index}: ${text()}`);
    });
    const rare = [...met].filter(([, times]) => times < HISTORIES / 100);
    expect(rare, JSON.stringify([...met])).to.deep.equal([]);
  });

  it("tells a model apart that is wrong by one in one limit", async function () {
    this.timeout(0);
    const lives = fc.sample(histories, { seed: seed + 1, numRuns: 500 });
    const digests = await liveThrough(lives);
    for (const name of ["maxGrowthBpsPerYear", "maxDropBps", "allowanceBps", "advanceDelay"] as const) {
      const wrong = (limits: GrowthLimits) => ({ ...limits, [name]: limits[name] + 1 });
      const differing = lives.filter(
        (history, index) =>
          digests[index] !== digestOf({ ...history, limits: wrong(history.limits) }, () => {}),
      );
      expect(differing.length, name).to.be.greaterThan(0);
    }
  });
});
