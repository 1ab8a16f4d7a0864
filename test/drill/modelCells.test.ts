import { expect } from "chai";
import { formatUnits } from "ethers";
import fc from "fast-check";
import hre from "hardhat";
import { bentRound, type RoundWords } from "../../src/drill/bentRound.ts";
import { type DrillFault, drillFaults, frontierLies, SILENCE } from "../../src/drill/drillFault.ts";
import type { DrilledOn } from "../../src/drill/drillOracle.ts";
import { isServed, tryRead } from "../../src/oracle/model.ts";
import type { Answer, Config, Source } from "../../src/oracle/words.ts";
import type { StubAct } from "../../src/scenario/stubAct.ts";
import { configArbitrary } from "../differential/cases.ts";
import { constructorWordsFor, feedsOf, SEQUENCER_FEED } from "../differential/oracles.ts";
import { scaled, seed } from "../differential/run.ts";
import { drillAt } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

const ORACLES = scaled(12);
const MOST_SOURCES = 4;
const BASE = 3_000n;

const configs = fc.sample(
  configArbitrary.filter(({ sources }) => sources.length <= MOST_SOURCES),
  { seed, numRuns: ORACLES },
);

const placeFeeds = async (config: Config, now: bigint): Promise<readonly RoundWords[]> => {
  const code = await provider.request({
    method: "eth_getCode",
    params: [await (await ethers.deployContract("FaultyFeed", [8, 1])).getAddress(), "latest"],
  });
  const rounds = config.sources.map(({ feedDecimals }, index): RoundWords => {
    const price = BASE * 10n ** BigInt(feedDecimals) + BigInt(index) * 10n ** BigInt(feedDecimals);
    return { round: 7n, price, startedAt: now, time: now, answeredInRound: 7n };
  });
  for (const [index, feed] of feedsOf(config).entries()) {
    await provider.request({ method: "hardhat_setCode", params: [feed, code] });
    const contract = await ethers.getContractAt("FaultyFeed", feed);
    const { round, price, startedAt, time, answeredInRound } = rounds[index] as RoundWords;
    await contract.getFunction("setDecimals")(0, config.sources[index]?.feedDecimals);
    await contract.getFunction("setRound")([round, price, startedAt, time, answeredInRound]);
  }
  await provider.request({ method: "hardhat_setCode", params: [SEQUENCER_FEED, code] });
  const sequencer = await ethers.getContractAt("FaultyFeed", SEQUENCER_FEED);
  await sequencer.getFunction("setRound")([7n, 0n, 1n, now, 7n]);
  return rounds;
};

/** What the model takes a feed's call for, with an act over it. */
const answerOf = (act: StubAct | undefined, words: RoundWords, now: bigint): Answer => {
  switch (act?.act) {
    case "noCode":
      return { kind: "noCode" };
    case "burn":
      return { kind: "outOfGas" };
    case "revert":
      return { kind: "reverted", data: act.data };
    case "cut":
      return { kind: "shortData" };
    case "bomb":
      return act.on === "revert" ? { kind: "reverted", data: `0x${"00".repeat(32)}` } : roundOf(ZEROS);
    case "edit":
    case undefined:
      return roundOf(act === undefined ? words : bentRound(words, act, now));
  }
};

const ZEROS: RoundWords = { round: 0n, price: 0n, startedAt: 0n, time: 0n, answeredInRound: 0n };

const roundOf = ({ round, price, startedAt, time, answeredInRound }: RoundWords): Answer => ({
  kind: "round",
  roundId: round,
  answer: price,
  startedAt,
  updatedAt: time,
  answeredInRound,
});

describe("a drill against the model", () => {
  const met = new Set<string>();
  let compared = 0;

  /** Every cell of one drill has to be what the model says of the same answers. */
  const compare = (config: Config, rounds: readonly RoundWords[], now: bigint, drilled: DrilledOn): void => {
    const faults = new Map<string, DrillFault>(
      [...drillFaults().shown, SILENCE, ...frontierLies(config.maxDeviationBps)].map((one) => [one.id, one]),
    );
    for (const cell of [drilled.result.healthy, ...drilled.result.cells]) {
      const actOf = (place: string, { maxAge, feedDecimals }: Pick<Source, "maxAge" | "feedDecimals">) => {
        const id = cell.faults[place];
        return id === undefined ? undefined : faults.get(id)?.show({ maxAge, decimals: feedDecimals });
      };
      const sequencer = { round: 7n, price: 0n, startedAt: 1n, time: now, answeredInRound: 7n };
      const state = {
        now,
        answers: config.sources.map((source, index) =>
          answerOf(actOf(String(index), source), rounds[index] as RoundWords, now),
        ),
        sequencer: answerOf(actOf("sequencer", { maxAge: 0, feedDecimals: 0 }), sequencer, now),
      };
      const reading = tryRead(config, state);
      const price = isServed(reading.level) ? formatUnits(reading.price, config.decimals) : null;
      const expected = { ok: isServed(reading.level), level: reading.level, price };
      const { ok, level, price: given } = cell;
      expect({ ok, level, price: given }, JSON.stringify([cell.faults, config.mode])).to.deep.equal(expected);
      met.add(`${config.mode} ${reading.level}`);
      compared += 1;
    }
  };

  for (const [index, config] of configs.entries()) {
    const { mode, quorum, sources } = config;
    it(`DRILL-1: shows in every cell what the model says: ${index}, ${mode}, ${quorum} of ${sources.length}`, async () => {
      const latest = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
      const time = latest + 1_000n;
      const rounds = await placeFeeds(config, time);
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [Number(time)] });
      const oracle = await ethers.deployContract("RedundantOracle", [constructorWordsFor(config)]);
      const drilled = await drillAt(provider, await oracle.getAddress());
      compare(config, rounds, time, drilled);
    });
  }

  it("meets every level in both modes, in thousands of cells", () => {
    expect(compared).to.be.greaterThan(2_000);
    for (const level of ["Normal", "Degraded", "Restricted", "Unavailable"]) {
      for (const mode of ["Ordered", "Median"]) expect([...met]).to.include(`${mode} ${level}`);
    }
  });
});
