import accessManager from "@openzeppelin/contracts/build/contracts/AccessManager.json" with { type: "json" };
import { BrowserProvider, type Contract, ContractFactory } from "ethers";
import hre from "hardhat";
import { createPublicClient, custom } from "viem";
import { createEthersClient } from "../../src/client/ethersClient.ts";
import type { HoldfastClient } from "../../src/client/holdfastClient.ts";
import { createViemClient } from "../../src/client/viemClient.ts";

/** An oracle of three sources and one shadow, the same behind a governed address, and ways to break them. */

const { ethers, networkHelpers, provider } = await hre.network.create();

export const DECIMALS = 8;
export const PRICE = 3_000n * 10n ** 8n;
export const MAX_AGE = 3_600;
/** Numbers of `Behavior`. */
export const HEALTHY = 0;
export const REVERT_CUSTOM_ERROR = 4;

const configFor = (feeds: readonly string[], gasLimit: number) => ({
  description: "ETH / USD",
  decimals: DECIMALS,
  mode: 1,
  quorum: 2,
  maxDeviationBps: 100,
  minPrice: 1n,
  maxPrice: PRICE * 100n,
  sequencerFeed: ethers.ZeroAddress,
  sequencerGrace: 0,
  sources: feeds.map((feed, group) => ({
    feed,
    maxAge: MAX_AGE,
    gasLimit,
    group,
    role: group === 3 ? 2 : 0,
  })),
});

const GOVERNED = {
  maxStepBps: 500,
  maxHold: 0,
  holdDriftBpsPerHour: 0,
  maxJumpBps: 0,
  confirmDelay: 0,
  jumpWindow: 0,
  commitInterval: 0,
};

/** What the tests run on. */
export interface ClientStage {
  readonly feeds: readonly Contract[];
  readonly feedAddresses: readonly string[];
  readonly oracle: string;
  readonly governed: Contract;
  readonly governedAddress: string;
  /** An oracle whose source is to be given more gas than any call has. */
  readonly hungry: string;
}

const deploy = async (): Promise<ClientStage> => {
  const feeds: Contract[] = [];
  for (let index = 0; index < 4; index += 1) {
    feeds.push((await ethers.deployContract("FaultyFeed", [DECIMALS, PRICE])) as unknown as Contract);
  }
  const feedAddresses = await Promise.all(feeds.map((feed) => feed.getAddress()));
  const oracle = await ethers.deployContract("RedundantOracle", [configFor(feedAddresses, 100_000)]);
  const [feed = ""] = feedAddresses;
  const hungry = await ethers.deployContract("RedundantOracle", [
    { ...configFor([feed], 2 ** 32 - 1), quorum: 1 },
  ]);
  const [admin] = await ethers.getSigners();
  const managers = new ContractFactory(accessManager.abi, accessManager.bytecode, admin);
  const manager = await managers.deploy(admin);
  const governed = (await ethers.deployContract("GovernedOracle", [
    await manager.getAddress(),
    { ...GOVERNED, oracle: await oracle.getAddress() },
  ])) as unknown as Contract;
  return {
    feeds,
    feedAddresses,
    oracle: await oracle.getAddress(),
    governed,
    governedAddress: await governed.getAddress(),
    hungry: await hungry.getAddress(),
  };
};

/** The stage as it was deployed; whatever a test did before is undone. */
export const loadStage = (): Promise<ClientStage> => networkHelpers.loadFixture(deploy);

/** Makes a feed do what a number of `Behavior` says, in a new block. */
export const setBehavior = async (feed: Contract | undefined, behavior: number): Promise<void> => {
  await feed?.getFunction("setBehavior")(behavior);
};

/** Lets time pass, into a new block. */
export const increaseTime = (seconds: number): Promise<number> => networkHelpers.time.increase(seconds);

/** The latest block. */
export const latestBlock = async (): Promise<{ readonly number: bigint; readonly timestamp: bigint }> => {
  const block = await ethers.provider.getBlock("latest");
  return { number: BigInt(block?.number ?? 0), timestamp: BigInt(block?.timestamp ?? 0) };
};

/** A contract that answers every call with these bytes, or reverts with them. */
export const placeAnswer = async (bytes: string, opcode: "return" | "revert" = "return"): Promise<string> => {
  const address = ethers.hexlify(ethers.randomBytes(20));
  const size = ethers.dataLength(bytes);
  // PUSH2 size, PUSH1 offset of the bytes, PUSH0, CODECOPY, PUSH2 size, PUSH0, RETURN or REVERT
  const length = size.toString(16).padStart(4, "0");
  const code = `0x61${length}600c5f3961${length}5f${opcode === "return" ? "f3" : "fd"}${bytes.slice(2)}`;
  await networkHelpers.setCode(address, code);
  return ethers.getAddress(address);
};

/** Each library's client, reading through the same chain. */
export const LIBRARIES: Readonly<Record<string, (address: string) => HoldfastClient>> = {
  ethers: (address) =>
    createEthersClient(address, new BrowserProvider(provider, undefined, { cacheTimeout: -1 })),
  viem: (address) =>
    createViemClient(
      address,
      createPublicClient({ transport: custom(provider, { retryCount: 0 }), cacheTime: 0 }),
    ),
};
