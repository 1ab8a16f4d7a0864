import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import { LEVELS, MODES } from "../src/oracle/words.ts";
import { deployOracle } from "../test/providers/deployOracle.ts";

/** One line of the gas table. */
export interface BenchRow {
  readonly name: string;
  /** The level of the reading; a level worse than Degraded is a revert. */
  readonly outcome: string;
  /** Gas of the call alone, in a transaction in which everything but the caller is cold. */
  readonly cold: number;
  /** Gas of the same call again in the same transaction. */
  readonly warm: number;
  /** What the row is compared with, cold and warm; see `BENCH_SETTINGS`. */
  readonly floor: readonly [number, number];
  readonly must?: readonly [number, number];
  readonly stretch?: readonly [number, number];
}

/** How the figures come about; printed with them. */
export const BENCH_SETTINGS = [
  "The call of read() alone, twice in a fresh transaction (`test/support/GasProbe.sol`), over feeds of one storage slot",
  "(`test/support/OneSlotFeed.sol`) whose prices are within 0.1 % of each other and not sorted.",
  "solc 0.8.37, optimizer 1,000,000 runs, IR pipeline, evmVersion cancun; EDR's default hardfork.",
  "Quorum: the majority. In the rows of failures each source has 100,000 gas, and two of three must agree.",
  "Floor: the same feeds read one by one; in the rows of failures, a healthy read of three sources, because Ordered then",
  "asks the third too; of a layer above, the Ordered oracles behind it. The targets were set over feeds of 5,083 cold and 593 warm.",
];

type Figures = readonly [number, number];

/** A feed's answer in hundredths of a percent beside the common price; unsorted. */
const OFFSETS = [0n, 5n, -4n, 2n, -1n, 4n, -3n, 1n];
const PRICE = 3_000n * 10n ** 8n;
const BPS = 10_000n;
const MAX_AGE = 3_600;
const GAS_LIMIT = 100_000;
const COUNTS = [1, 2, 3, 5, 8];

/** The targets that the project holds itself to: cold and warm. */
const TARGETS: Readonly<Record<string, { readonly must: Figures; readonly stretch: Figures }>> = {
  "Ordered, 1 source": { must: [9_400, 2_400], stretch: [8_700, 1_700] },
  "Median, 1 source": { must: [9_400, 2_400], stretch: [8_700, 1_700] },
  "Ordered, 2 of 3 sources": { must: [16_100, 4_600], stretch: [14_900, 3_400] },
  "Median, 2 of 3 sources": { must: [22_300, 6_300], stretch: [20_500, 4_600] },
};

/** Growth of a Median by one source, cold, beyond the feed's own read. */
const GROWTH_MUST = 1_300;
const GROWTH_STRETCH = 700;

/** The row in which a healthy read of the mode asks three sources. */
const HEALTHY_THREE = { Ordered: "Ordered, 3 of 5 sources", Median: "Median, 2 of 3 sources" } as const;

/** What one source that burns all it gets may cost beyond its gas limit and a healthy read of as many sources. */
const BURNER_MUST = 1_500;

const BOMB = "620186a0"; // PUSH3 100,000
const ZERO = "5f"; // PUSH0

/** How the first feed fails, as code in its place; where there is none its round is set. */
const FAILURES: Readonly<Record<string, { readonly code?: string; readonly feeds?: number }>> = {
  "is stale": {},
  "is 5 % off": {},
  reverts: { code: `0x${ZERO}${ZERO}fd` },
  "burns all its gas": { code: "0xfe" },
  "reverts with 100 kB": { code: `0x${BOMB}${ZERO}fd` },
  "returns 100 kB": { code: `0x${BOMB}${ZERO}f3` },
  "returns 32 bytes": { code: `0x6020${ZERO}f3` },
  "has lost its code": { code: "0x" },
  "reverts, the second too": { code: `0x${ZERO}${ZERO}fd`, feeds: 2 },
  "burns, so do all": { code: "0xfe", feeds: 3 },
};

const priceOf = (index: number): bigint => PRICE + (PRICE * (OFFSETS[index] ?? 0n)) / BPS;

/** The chain with eight feeds on it. */
export interface Stage {
  readonly ethers: HardhatEthers;
  readonly probe: Contract;
  readonly feeds: readonly Contract[];
  readonly now: number;
  /** Told of each call that was measured, while what it reads stands as it was. */
  readonly onMeasured?: (target: string, data: string) => Promise<void>;
}

/** Deploys eight feeds of one storage slot, and what measures. */
export const deployStage = async (ethers: HardhatEthers): Promise<Stage> => {
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  const now = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const feeds: Contract[] = [];
  for (const index of OFFSETS.keys()) {
    const feed = (await ethers.deployContract("OneSlotFeed")) as unknown as Contract;
    await feed.getFunction("set")(priceOf(index), now);
    feeds.push(feed);
  }
  return { ethers, probe, feeds, now };
};

/** Gas of a call, cold and warm. */
export const measure = async (
  { probe, onMeasured }: Stage,
  contract: Contract,
  name: string,
  words: readonly unknown[] = [],
): Promise<Figures> => {
  const data = contract.interface.encodeFunctionData(name, words);
  const { cold, warm } = await probe.getFunction("measure").staticCall(contract.target, data);
  await onMeasured?.(String(contract.target), data);
  return [Number(cold), Number(warm)];
};

/** Deploys an oracle over so many feeds, from one on; the majority has to agree. */
export const deploy = async (
  { ethers, feeds }: Stage,
  mode: number,
  count: number,
  first = 0,
): Promise<Contract> => {
  const addresses = await Promise.all(feeds.slice(first, first + count).map((feed) => feed.getAddress()));
  const quorum = Math.floor(count / 2) + 1;
  return deployOracle(ethers, addresses, { mode, quorum, maxAge: MAX_AGE, gasLimit: GAS_LIMIT });
};

/** The level that an oracle reads now. */
export const levelOf = async (oracle: Contract): Promise<string> => {
  const { level } = await oracle.getFunction("tryRead")();
  return LEVELS[Number(level)] ?? "";
};

const times = ([cold, warm]: Figures, count: number): Figures => [cold * count, warm * count];

const measureHealthy = async (stage: Stage, floor: Figures): Promise<BenchRow[]> => {
  const rows: BenchRow[] = [];
  for (const [mode, modeName] of MODES.entries()) {
    for (const count of COUNTS) {
      const oracle = await deploy(stage, mode, count);
      const quorum = Math.floor(count / 2) + 1;
      const name = count === 1 ? `${modeName}, 1 source` : `${modeName}, ${quorum} of ${count} sources`;
      const [cold, warm] = await measure(stage, oracle, "read");
      const asked = modeName === "Ordered" ? quorum : count;
      const outcome = await levelOf(oracle);
      rows.push({ name, outcome, cold, warm, floor: times(floor, asked), ...TARGETS[name] });
    }
  }
  return rows;
};

/** What each source beyond the third adds to a Median, from 3 to 8, as a row of its own. */
const growthOf = (rows: readonly BenchRow[], floor: Figures): BenchRow => {
  const three = rows.find(({ name }) => name === "Median, 2 of 3 sources");
  const eight = rows.find(({ name }) => name === "Median, 5 of 8 sources");
  if (three === undefined || eight === undefined) throw new Error("The rows of 3 and 8 sources are missing.");
  return {
    name: "Median, one more source (mean of 3 to 8)",
    outcome: eight.outcome,
    cold: Math.ceil((eight.cold - three.cold) / 5),
    warm: Math.ceil((eight.warm - three.warm) / 5),
    floor,
    must: [floor[0] + GROWTH_MUST, floor[1] + GROWTH_MUST],
    stretch: [floor[0] + GROWTH_STRETCH, floor[1] + GROWTH_STRETCH],
  };
};

/** Lets the first feeds fail, measures, and heals them. */
const measureFailure = async (
  stage: Stage,
  oracle: Contract,
  [how, { code, feeds: failing = 1 }]: [string, { readonly code?: string; readonly feeds?: number }],
) => {
  const { ethers, feeds, now } = stage;
  const { provider } = ethers;
  const spoiled = feeds.slice(0, failing);
  const healthy = await Promise.all(spoiled.map((feed) => provider.getCode(feed)));
  for (const feed of spoiled) {
    if (code !== undefined) await provider.send("hardhat_setCode", [feed.target, code]);
    else if (how === "is stale") await feed.getFunction("set")(PRICE, now - MAX_AGE - 60);
    else await feed.getFunction("set")((PRICE * 105n) / 100n, now);
  }
  const figures = await measure(stage, oracle, "read");
  const outcome = await levelOf(oracle);
  for (const [index, feed] of spoiled.entries()) {
    await provider.send("hardhat_setCode", [feed.target, healthy[index]]);
    await feed.getFunction("set")(priceOf(index), now);
  }
  return { figures, outcome };
};

const measureFailures = async (stage: Stage, rows: readonly BenchRow[]): Promise<BenchRow[]> => {
  const failures: BenchRow[] = [];
  for (const [mode, modeName] of MODES.entries()) {
    const healthy = rows.find(({ name }) => name === HEALTHY_THREE[modeName]);
    if (healthy === undefined) throw new Error(`There is no healthy row of ${modeName}.`);
    const oracle = await deploy(stage, mode, 3);
    for (const failure of Object.entries(FAILURES)) {
      const { figures, outcome } = await measureFailure(stage, oracle, failure);
      const [cold, warm] = figures;
      const burnt = failure[0] === "burns all its gas" ? GAS_LIMIT + BURNER_MUST : undefined;
      failures.push({
        name: `${modeName}, feed 1 ${failure[0]}`,
        outcome,
        cold,
        warm,
        floor: [healthy.cold, healthy.warm],
        ...(burnt !== undefined && { must: [healthy.cold + burnt, healthy.warm + burnt] }),
      });
    }
  }
  return failures;
};

/** Measures an oracle's own rows of the gas table. */
export const measureReads = async (stage: Stage): Promise<BenchRow[]> => {
  const [feed] = stage.feeds;
  if (feed === undefined) throw new Error("The stage has no feed.");
  const floor = await measure(stage, feed, "latestRoundData");
  const floorRow: BenchRow = { name: "a feed alone", outcome: "", cold: floor[0], warm: floor[1], floor };
  const healthy = await measureHealthy(stage, floor);
  const failures = await measureFailures(stage, healthy);
  return [floorRow, ...healthy, growthOf(healthy, floor), ...failures];
};
