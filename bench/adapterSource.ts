import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import { loadFolder } from "../src/files/folderRegistry.ts";
import type { AdapterName } from "../src/providers/adapters.ts";
import { PRICE_DECIMALS } from "../test/providers/provider.ts";

/** In `PRICE_DECIMALS` decimals. */
export const PRICE = 3_000n * 10n ** BigInt(PRICE_DECIMALS);
/** Seconds that the time-weighted price is of. */
export const WINDOW = 300;

export const WAD = 10n ** 18n;
export const PRICE_IN_WAD = 3_000n * WAD;
const LEG_GAS_LIMIT = 40_000;
export const PAIR = "ETH/USD";
export const PAIR_INDEX = 1;
export const LIMITS = {
  maxGrowthBpsPerYear: 1_000,
  maxDropBps: 500,
  allowanceBps: 10,
  advanceDelay: 7 * 86_400,
};

/** One call, by the name of a contract's function. */
export interface Read {
  readonly contract: Contract;
  readonly name: string;
  readonly words?: readonly unknown[];
}

/** An adapter whose provider has published, and what the provider costs without the adapter. */
export interface AdapterSource {
  readonly adapter: Contract;
  /** What the adapter reads, read directly; nothing where the adapter calls nobody. */
  readonly reads: readonly Read[];
}

/** What a source is deployed with. */
export interface SourceStage {
  readonly ethers: HardhatEthers;
  /** Reads the provider, where that asks who reads. */
  readonly probe: Contract;
}

export const deploy = async (
  ethers: HardhatEthers,
  name: string,
  words: readonly unknown[] = [],
): Promise<Contract> => (await ethers.deployContract(name, [...words])) as unknown as Contract;

export const send = (contract: Contract, name: string, ...words: readonly unknown[]) =>
  contract.getFunction(name)(...words);

/** Unix seconds of the latest block, in which the reads are measured. */
export const latestTime = async (ethers: HardhatEthers): Promise<number> => {
  const block = await ethers.provider.getBlock("latest");
  if (block === null) throw new Error("The chain has no block.");
  return block.timestamp;
};

/** Deploys an adapter of `PRICE_DECIMALS` decimals over a provider. */
export const deployAdapter = (ethers: HardhatEthers, name: AdapterName, config: object): Promise<Contract> =>
  deploy(ethers, name, [{ description: "ETH / USD", decimals: PRICE_DECIMALS, ...config }]);

/** Two legs of one storage slot each, the second at 1.25. */
export const deployLegs = async (ethers: HardhatEthers) => {
  const now = await latestTime(ethers);
  const first = await deploy(ethers, "OneSlotFeed");
  const second = await deploy(ethers, "OneSlotFeed");
  await send(first, "set", PRICE, now);
  await send(second, "set", 125_000_000n, now);
  const legOf = (feed: Contract) => ({ feed: feed.target, gasLimit: LEG_GAS_LIMIT });
  const reads = [first, second].map((contract) => ({ contract, name: "latestRoundData" }));
  return { legs: [legOf(first), legOf(second)] as const, reads };
};

/** How an adapter is put over a provider that has published: the real one where `test/providers` has it. */
export interface AdapterSourceDefinition {
  readonly adapter: AdapterName;
  /** Why its hop is above the target; none where it is not. */
  readonly note?: string;
  readonly deploy: (stage: SourceStage) => Promise<AdapterSource>;
}

export const defineAdapterSource = (definition: AdapterSourceDefinition): AdapterSourceDefinition =>
  definition;

const kebabOf = (adapter: string): string =>
  adapter.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** What `bench/sources` has, in the order of its files. */
export const loadAdapterSources = async (): Promise<readonly AdapterSourceDefinition[]> => {
  const folder = new URL("sources/", import.meta.url);
  return [...(await loadFolder<AdapterSourceDefinition>(folder, ({ adapter }) => kebabOf(adapter))).values()];
};
