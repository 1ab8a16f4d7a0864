import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import { MODES } from "../src/oracle/words.ts";
import { deployApi3 } from "../test/providers/api3.ts";
import { deployChainlink } from "../test/providers/chainlink.ts";
import { deployOracle } from "../test/providers/deployOracle.ts";
import type { Provider } from "../test/providers/provider.ts";
import { deployPyth } from "../test/providers/pyth.ts";
import { deployRedStone } from "../test/providers/redstone.ts";
import { deployTellor } from "../test/providers/tellor.ts";
import { deployUniswapV3 } from "../test/providers/uniswapV3.ts";
import { truePrice } from "./demoScenario.ts";

/** The contracts that are deployed here and by the drivers, but for those that packages bring compiled. */
export const CONTRACTS = [
  "contracts/RedundantOracle.sol",
  "contracts/adapters/{Pyth,Tellor,UniswapV3Twap}Adapter.sol",
  "contracts/examples/ChainlinkConsumer.sol",
  "contracts/testing/Drill*.sol",
  "test/support/{GasProbe,MintableToken,PoolTrader,PythUnderTest,RedStoneUnderTest}.sol",
];

/** Heartbeats and ages are shortened so that an outage fits into an hour. */
export const HEARTBEAT_MINUTES = 5;
const MAX_AGE_SECONDS = 10 * 60;
const TWAP_WINDOW_SECONDS = 5 * 60;
export const MAX_DEVIATION_BPS = 200;
export const BPS = 10_000n;
export const ONE = 10n ** 18n;

/** Groups that have to agree: of six, two may lie and three may fail. */
const QUORUM = 3;
/** Enough for the dearest read on the stage. */
const GAS_LIMIT = 250_000;

/** What a consumer got in one minute. */
export interface Outcome {
  /** The value of one unit of collateral, or nothing where the consumer's call reverted. */
  readonly price: bigint | undefined;
  readonly gas: bigint;
  readonly level?: string;
}

/** One consumer contract and what it reads. */
export interface Subject {
  readonly name: string;
  readonly consumer: Contract;
  readonly oracle?: Contract;
  readonly outcomes: Outcome[];
}

/** The chain with everything on it. */
export interface Stage {
  readonly ethers: HardhatEthers;
  readonly providers: readonly Provider[];
  readonly subjects: readonly Subject[];
  readonly probe: Contract;
  /** Unix seconds of minute 0. */
  readonly start: number;
}

const timeOfLatestBlock = async (ethers: HardhatEthers): Promise<number> => {
  const block = await ethers.provider.getBlock("latest");
  if (block === null) throw new Error("The chain has no block.");
  return block.timestamp;
};

/** Deploys the providers, lets each say the first price, an oracle of each mode over them, and consumers. */
export const deployStage = async (ethers: HardhatEthers): Promise<Stage> => {
  const price = truePrice(0);
  const single = await deployChainlink(ethers);
  const tellor = await deployTellor(ethers);
  const providers = [
    single,
    await deployApi3(ethers),
    await deployRedStone(ethers),
    await deployPyth(ethers),
    await deployUniswapV3(ethers, price, TWAP_WINDOW_SECONDS),
    tellor,
  ];
  // What Tellor is told counts only once it has stood for a while, so it is told for a while before the hour.
  for (let minute = 0; minute * 60 <= tellor.visibleAfterSeconds; minute += HEARTBEAT_MINUTES) {
    await tellor.pushPrice(price);
    const next = (await timeOfLatestBlock(ethers)) + HEARTBEAT_MINUTES * 60;
    await ethers.provider.send("evm_setNextBlockTimestamp", [next]);
  }
  for (const provider of providers) await provider.pushPrice(price);

  const subjects: Subject[] = [];
  const add = async (name: string, feed: string, maxAge: number, oracle?: Contract) => {
    const consumer = (await ethers.deployContract("ChainlinkConsumer", [
      feed,
      maxAge,
    ])) as unknown as Contract;
    subjects.push({ name, consumer, outcomes: [], ...(oracle && { oracle }) });
  };
  await add(`${single.name} alone`, single.feed, MAX_AGE_SECONDS);
  const feeds = providers.map(({ feed }) => feed);
  const oldest = MAX_AGE_SECONDS + tellor.visibleAfterSeconds;
  const maxAge = providers.map((provider) => (provider === tellor ? oldest : MAX_AGE_SECONDS));
  const options = { quorum: QUORUM, maxDeviationBps: MAX_DEVIATION_BPS, gasLimit: GAS_LIMIT, maxAge };
  for (const [mode, name] of MODES.entries()) {
    const oracle = await deployOracle(ethers, feeds, { ...options, mode });
    // The time of an answer is that of its oldest voice.
    await add(`Holdfast ${name}`, await oracle.getAddress(), oldest, oracle);
  }
  const probe = (await ethers.deployContract("GasProbe")) as unknown as Contract;
  return { ethers, providers, subjects, probe, start: (await timeOfLatestBlock(ethers)) + 60 };
};
