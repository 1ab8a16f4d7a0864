import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import { LEVELS, MODES } from "../src/oracle/words.ts";
import { deployApi3 } from "../test/providers/api3.ts";
import { deployChainlink } from "../test/providers/chainlink.ts";
import { deployDataFeedsCache } from "../test/providers/dataFeedsCache.ts";
import { deployOracle } from "../test/providers/deployOracle.ts";
import { deployRedStone } from "../test/providers/redstone.ts";
import { deployUniswapV3 } from "../test/providers/uniswapV3.ts";
import type { BenchRow } from "./benchReads.ts";
import { deploy, loadAdapterSources, PRICE, type Read, type SourceStage, WINDOW } from "./adapterSource.ts";

/** What a source costs, beside what its provider costs without it. */
export interface SourceRow extends BenchRow {
  /** Why the hop is above the target; none where it is not. */
  readonly note?: string;
}

/** How the figures come about; printed with them. */
export const SOURCE_SETTINGS = [
  "The call of latestRoundData() alone, as above; the provider alone: the calls that the adapter makes, made directly.",
  "Real contracts for Chainlink, Data Streams, API3, RedStone, Uniswap V3, Tellor and the vault, Pyth's own test",
  "contract, fakes of the others (`test/support/Fake*.sol`), and feeds of one storage slot under the combined adapters.",
  "An oracle's rows: read() over Chainlink, API3 and Uniswap V3, beside those that it asks, read one by one.",
];

/** Gas that an adapter may add to a cold read of its provider; where it adds more, a note says why. */
export const HOP_TARGET = 3_500;

type Figures = readonly [number, number];

/** The adapters, by name, that have no row. */
export const withoutRow = (adapters: readonly string[], rows: readonly SourceRow[]): string[] =>
  adapters.filter((adapter) => !rows.some(({ name }) => name === adapter));

/** A sentence for each adapter whose hop needs a note that it lacks, or has one that it does not need. */
export const noteFaultsIn = (adapters: readonly string[], rows: readonly SourceRow[]): string[] =>
  rows
    .filter(({ name }) => adapters.includes(name))
    .flatMap(({ name, cold, floor, note }) => {
      const hop = cold - floor[0];
      if (hop > HOP_TARGET && note === undefined)
        return [`${name}: ${hop} over its provider, without a note.`];
      if (hop <= HOP_TARGET && note !== undefined)
        return [`${name}: ${hop} over its provider needs no note.`];
      return [];
    });

/** A sentence for everything that is wrong with the rows as a list. */
export const sourceFaultsIn = (adapters: readonly string[], rows: readonly SourceRow[]): string[] => {
  if (adapters.length === 0) return ["There are no adapters to measure."];
  const missing = withoutRow(adapters, rows).map((name) => `${name}: not measured.`);
  return [...missing, ...noteFaultsIn(adapters, rows)];
};

/** Gas of calls one after another, cold and then warm; each has to succeed. */
const measureAll = async (probe: Contract, reads: readonly Read[]): Promise<Figures> => {
  const calls = reads.map(({ contract, name, words = [] }) => ({
    target: contract.target,
    input: contract.interface.encodeFunctionData(name, words),
  }));
  const { cold, warm, succeeded } = await probe.getFunction("measureAll").staticCall(calls);
  if (!succeeded) throw new Error(`A measured read failed: ${reads.map(({ name }) => name).join(", ")}.`);
  return [Number(cold), Number(warm)];
};

const latestOf = (contract: Contract): Read => ({ contract, name: "latestRoundData" });

const measureAdapters = async (stage: SourceStage): Promise<SourceRow[]> => {
  const rows: SourceRow[] = [];
  for (const { adapter: name, note, deploy: deploySource } of await loadAdapterSources()) {
    const { adapter, reads } = await deploySource(stage);
    const floor = await measureAll(stage.probe, reads);
    const [cold, warm] = await measureAll(stage.probe, [latestOf(adapter)]);
    rows.push({ name, outcome: "", cold, warm, floor, ...(note !== undefined && { note }) });
  }
  return rows;
};

/** Feeds that need no adapter. */
const measureFeeds = async ({ ethers, probe }: SourceStage): Promise<SourceRow[]> => {
  const chainlink = await deployChainlink(ethers);
  const api3 = await deployApi3(ethers);
  const redStone = await deployRedStone(ethers);
  const cache = await deployDataFeedsCache(ethers);
  const feeds = [
    { name: "Chainlink proxy and aggregator", provider: chainlink, feed: chainlink.proxy },
    { name: "API3 reader proxy", provider: api3, feed: api3.proxy },
    { name: "RedStone price feed", provider: redStone, feed: redStone.priceFeed },
    { name: "Chainlink Data Feeds Cache", provider: cache, feed: cache.proxy },
  ];
  const rows: SourceRow[] = [];
  for (const { name, provider, feed } of feeds) {
    await provider.pushPrice(PRICE);
    const floor = await measureAll(probe, [latestOf(feed)]);
    rows.push({ name, outcome: "", cold: floor[0], warm: floor[1], floor });
  }
  return rows;
};

/** An oracle of each mode over three real providers, each of another price, so that there is something to sort. */
const measureOracles = async ({ ethers, probe }: SourceStage): Promise<SourceRow[]> => {
  const uniswap = await deployUniswapV3(ethers, PRICE, WINDOW);
  const chainlink = await deployChainlink(ethers);
  const api3 = await deployApi3(ethers);
  await chainlink.pushPrice((PRICE * 1_001n) / 1_000n);
  await api3.pushPrice((PRICE * 999n) / 1_000n);
  const feeds = [chainlink.proxy, api3.proxy, uniswap.adapter];
  const addresses = [chainlink.feed, api3.feed, uniswap.feed];
  const rows: SourceRow[] = [];
  for (const [mode, modeName] of MODES.entries()) {
    const quorum = 2;
    const oracle = await deployOracle(ethers, addresses, { mode, quorum });
    const asked = modeName === "Ordered" ? quorum : feeds.length;
    const floor = await measureAll(probe, feeds.slice(0, asked).map(latestOf));
    const [cold, warm] = await measureAll(probe, [{ contract: oracle, name: "read" }]);
    const { level } = await oracle.getFunction("tryRead")();
    const outcome = LEVELS[Number(level)] ?? "";
    rows.push({ name: `${modeName}, 2 of 3 real providers`, outcome, cold, warm, floor });
  }
  return rows;
};

/** Measures what a read of every kind of source costs. */
export const measureSources = async (ethers: HardhatEthers): Promise<SourceRow[]> => {
  const stage = { ethers, probe: await deploy(ethers, "GasProbe") };
  const adapters = await measureAdapters(stage);
  return [...adapters, ...(await measureFeeds(stage)), ...(await measureOracles(stage))];
};
