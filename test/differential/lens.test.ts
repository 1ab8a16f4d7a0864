import { expect } from "chai";
import { AbiCoder, type Contract, type ContractFactory, formatUnits, toQuantity } from "ethers";
import fc from "fast-check";
import hre from "hardhat";
import { DEFAULT_CELL_GAS } from "../../src/drill/defaults.ts";
import { lieFault } from "../../src/drill/drillFault.ts";
import { drillOracle } from "../../src/drill/drillOracle.ts";
import { findOracle } from "../../src/drill/findOracle.ts";
import { liesAround } from "../../src/oracle/frontierStates.ts";
import { isServed, tryRead } from "../../src/oracle/model.ts";
import { answersUnder, frontierNow, votersOf } from "../../src/oracle/modelFrontier.ts";
import { type Answer, type Config, LEVELS, type Level, type State } from "../../src/oracle/words.ts";
import { sessionOn } from "../drill/drillStage.ts";
import { type Case, caseArbitrary, configArbitrary, stateFor } from "./cases.ts";
import { feedProgram, programFor } from "./feedPrograms.ts";
import { constructorWordsFor, feedsOf, SEQUENCER_FEED } from "./oracles.ts";
import { seed, shared } from "./run.ts";

/** The model, the lens and the drill, of the same oracles over the same feeds: what a loss leads to, and what is survived. */

/** The deep run has all of them. */
const CONFIGS = shared(420, 21_000);
/** A frontier of more takes longer than the contract does; one in forty may have up to eight. */
const MOST_VOTERS = 5;
/** A drill takes tens of calls. */
const DRILLED = shared(24, 2_100);
const MOST_DRILLED = 4;
const MOST_LOSSES = 3;
const ENOUGH = 200_000_000;

// Feeds that burn all they get, asked in every set of eight, take more than a transaction may.
const { ethers, provider } = await hre.network.create({
  override: { transactionGasCap: false, blockGasLimit: 200_000_000n },
});

interface Drawn {
  readonly config: Config;
  readonly drawn: Case;
  readonly isCalm: boolean;
}

const drawnArbitrary: fc.Arbitrary<Drawn> = fc.record({
  config: fc.oneof(
    { weight: 39, arbitrary: configArbitrary.filter((config) => votersOf(config).length <= MOST_VOTERS) },
    { weight: 1, arbitrary: configArbitrary },
  ),
  drawn: caseArbitrary,
  isCalm: fc.boolean(),
});

const roundOf = (answer: bigint, now: bigint): Answer => ({
  kind: "round",
  roundId: 1n,
  answer,
  startedAt: 1n,
  updatedAt: now,
  answeredInRound: 1n,
});

/** What the feeds say: anything, or the same fresh price. An oracle cannot be created over a feed without code. */
const stateOf = ({ config, drawn, isCalm }: Drawn, now: bigint): State => {
  const state = stateFor(drawn, config, now);
  const silent: Answer = { kind: "outOfGas" };
  if (!isCalm) {
    const answers = state.answers.map((answer) => (answer.kind === "noCode" ? silent : answer));
    return { ...state, answers };
  }
  const basis = config.minPrice > 0n ? config.minPrice : 10n ** BigInt(config.decimals);
  const price = config.maxPrice > 0n ? (basis + config.maxPrice) / 2n : basis;
  const answers = config.sources.map(({ feedDecimals }) =>
    roundOf((price * 10n ** BigInt(feedDecimals)) / 10n ** BigInt(config.decimals), now),
  );
  return { now, answers, sequencer: { ...roundOf(0n, now) } };
};

const programsOf = ({ config, drawn }: Drawn, { answers, sequencer }: State): Map<string, string> => {
  const programs = new Map<string, string>();
  for (const [index, feed] of feedsOf(config).entries()) {
    const { feedDecimals } = config.sources[index] ?? { feedDecimals: 0 };
    programs.set(feed, feedProgram(feedDecimals, answers[index] ?? { kind: "noCode" }, drawn.size));
  }
  // The constructor wants code there.
  const code = sequencer === undefined ? "0x" : programFor(sequencer, drawn.size);
  programs.set(SEQUENCER_FEED, code === "0x" ? "0xfe" : code);
  return programs;
};

const bitsIn = (mask: number): number => [...mask.toString(2)].filter((bit) => bit === "1").length;
const rank = (level: Level): number => LEVELS.indexOf(level);

/** Every set of sources that vote, fewest first, then by the mask. */
const setsIn = (config: Config): number[] => {
  const counting = votersOf(config).reduce((mask, index) => mask | (1 << index), 0);
  return Array.from({ length: 2 ** config.sources.length }, (_, mask) => mask)
    .filter((mask) => (mask & ~counting) === 0)
    .sort((one, other) => bitsIn(one) - bitsIn(other) || one - other);
};

/** What the lens has to say, by trying every set. */
const worstOf = (config: Config, state: State, sets: readonly number[], losses: number) =>
  sets
    .filter((mask) => bitsIn(mask) <= losses)
    .map((mask) => ({ level: tryRead(config, state, mask).level, mask }))
    .reduce((worst, one) => (rank(one.level) > rank(worst.level) ? one : worst));

describe("model, lens and drill of the same oracles", () => {
  const met = new Set<string>();
  let probe: Contract;
  let lens = "";
  let factory: ContractFactory;

  const askLens = async (drawn: Drawn, state: State) => {
    const words = factory.interface.encodeDeploy([constructorWordsFor(drawn.config)]);
    const creationCode = factory.bytecode + words.slice(2);
    const data = probe.interface.encodeFunctionData("ask", [lens, creationCode]);
    const overrides = Object.fromEntries(
      [...programsOf(drawn, state)].map(([feed, code]) => [feed, { code }]),
    );
    const answer = await provider.request({
      method: "eth_call",
      params: [{ to: probe.target, data, gas: toQuantity(ENOUGH) }, "latest", overrides],
    });
    const [levels, masks] = AbiCoder.defaultAbiCoder().decode(["uint8[4]", "uint256[4]"], String(answer));
    return [...levels].map((level, losses) => ({
      level: LEVELS[Number(level)] ?? "Unavailable",
      mask: Number(masks[losses]),
    }));
  };

  before(async () => {
    console.log(`    seed ${seed}`);
    probe = (await ethers.deployContract("LensProbe")) as unknown as Contract;
    lens = await (await ethers.deployContract("SurvivabilityLens")).getAddress();
    factory = (await ethers.getContractFactory("RedundantOracle")) as unknown as ContractFactory;
  });

  it(`LENS-5: gives the model's level and mask, and survives what the frontier says, of ${CONFIGS} oracles`, async function () {
    this.timeout(0);
    const now = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
    let compared = 0;
    for (const drawn of fc.sample(drawnArbitrary, { seed, numRuns: CONFIGS })) {
      const { config } = drawn;
      const state = stateOf(drawn, now);
      const sets = setsIn(config);
      const expected = [0, 1, 2, MOST_LOSSES].map((losses) => worstOf(config, state, sets, losses));
      const given = await askLens(drawn, state);
      expect(
        given,
        JSON.stringify(config, (_, value) => String(value)),
      ).to.deep.equal(expected);
      for (const { level } of given) met.add(`${config.mode} ${level}`);
      if (votersOf(config).length > MOST_VOTERS) continue;
      compared += 1;
      const { silent, isHealthy } = frontierNow(config, state);
      const survived = given.map(({ level }) => isServed(level));
      const promised = [0, 1, 2, MOST_LOSSES].map((losses) => isHealthy && losses <= silent);
      // Where prices differ a loss can move the price and leave it served: the frontier takes that for no survival.
      if (drawn.isCalm) expect(survived).to.deep.equal(promised);
      else expect(promised.every((isPromised, losses) => !isPromised || survived[losses])).to.equal(true);
      met.add(`survives ${isHealthy ? Math.min(silent, MOST_LOSSES) : "nothing"}`);
    }
    expect(compared).to.be.at.least((CONFIGS * 20) / 21);
  });

  it(`LENS-5: lens, model and drill agree in every cell of ${DRILLED} oracles`, async function () {
    this.timeout(0);
    let cells = 0;
    for (const drawn of fc.sample(
      drawnArbitrary.filter(({ config }) => config.sources.length <= MOST_DRILLED),
      { seed: seed + 1, numRuns: DRILLED },
    )) {
      const { config } = drawn;
      const text = JSON.stringify(config, (_, value) => String(value));
      const now = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0) + 100_000n;
      const state = stateOf(drawn, now);
      for (const place of programsOf(drawn, state)) {
        await provider.request({ method: "hardhat_setCode", params: place });
      }
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [Number(now)] });
      const oracle = await ethers.deployContract("RedundantOracle", [constructorWordsFor(config)]);
      const address = await oracle.getAddress();
      const sets = setsIn(config);
      const expected = [0, 1, 2, MOST_LOSSES].map((losses) => worstOf(config, state, sets, losses));
      expect(await askLens(drawn, state), text).to.deep.equal(expected);
      const session = await sessionOn(provider);
      const { reader, layers } = await findOracle(session, { name: address, address, hints: {} });
      const [layer] = layers;
      if (layer === undefined) throw new RangeError("The reader found no layer.");
      const settings = { faults: [], causes: [], gates: [], cellGas: DEFAULT_CELL_GAS, reader };
      const { result } = await drillOracle(session, layer, settings);
      const lies = new Map(liesAround(config.maxDeviationBps).map((lie) => [lieFault(lie).id, lie]));
      for (const { faults, ok, level, price } of [result.healthy, ...result.cells]) {
        const sourcesWith = (isLying: boolean): number[] =>
          Object.entries(faults)
            .filter(([, fault]) => lies.has(fault) === isLying)
            .map(([source]) => Number(source));
        const lie = Object.values(faults).flatMap((fault) => lies.get(fault) ?? [])[0];
        const answers = answersUnder(state.answers, sourcesWith(false), sourcesWith(true), lie);
        const reading = tryRead(config, { ...state, answers });
        const isRead = isServed(reading.level);
        expect({ ok, level, price }, `${JSON.stringify(faults)} ${text}`).to.deep.equal({
          ok: isRead,
          level: reading.level,
          price: isRead ? formatUnits(reading.price, config.decimals) : null,
        });
        cells += 1;
      }
      const { silent, lying, together, isHealthy } = frontierNow(config, state);
      // What serves nothing has nothing to compare prices with.
      if (!isHealthy) continue;
      expect(result.tolerance, text).to.deep.equal({ silent, lying, together });
      const voters = votersOf(config).length;
      expect(result.structure, text).to.deep.equal({ k: voters - silent, n: voters });
    }
    expect(cells).to.be.greaterThan(10 * DRILLED);
  });

  it("meets every level in both modes, and every number of losses that is survived", () => {
    const levels = LEVELS.flatMap((level) => [`Ordered ${level}`, `Median ${level}`]);
    const survived = ["nothing", 0, 1, 2, MOST_LOSSES].map((losses) => `survives ${losses}`);
    expect([...met]).to.include.members([...levels, ...survived]);
  });
});
