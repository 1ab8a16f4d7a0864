import type { Contract } from "ethers";
import { deployPrebuilt } from "./prebuilt.ts";
import type { HardhatEthers } from "./provider.ts";

/** One of Chainlink's L2 sequencer uptime feeds, under control. */
export interface Sequencer {
  readonly feed: Contract;
  /** Brings what the L1 says of the sequencer, as of `timestamp` (Unix seconds). */
  report(isDown: boolean, timestamp: number): Promise<void>;
  /** Lets a contract read the feed; an externally owned account may always. */
  allow(reader: string): Promise<void>;
}

/** Arbitrum's, which is useless until it is initialized. */
export interface ArbitrumSequencer extends Sequencer {
  /** Dates the first status by the block. */
  initialize(): Promise<void>;
}

/** Who reports on the L1; nobody deploys anything there. */
const L1_SENDER = "0x00000000000000000000000000000000000011a1";
const GAS_MONEY = "0xde0b6b3a7640000";

const allowOn = (contract: Contract) => async (reader: string) => {
  await contract.getFunction("addAccess")(reader);
};

/**
 * Deploys Chainlink's `ArbitrumSequencerUptimeFeed` with its `Flags` and their access controller, not yet initialized.
 * It reports as the L2 address that Arbitrum gives the sender of the L1.
 */
export const deployArbitrumSequencer = async (ethers: HardhatEthers): Promise<ArbitrumSequencer> => {
  const controller = await deployPrebuilt(ethers, "SimpleWriteAccessController");
  const flags = await deployPrebuilt(ethers, "Flags", [controller.target, controller.target]);
  const feed = await deployPrebuilt(ethers, "ArbitrumSequencerUptimeFeed", [flags.target, L1_SENDER]);
  const feedAddress = await feed.getAddress();
  await allowOn(controller)(feedAddress);
  await allowOn(flags)(feedAddress);
  const sender = await feed.getFunction("aliasedL1MessageSender")();
  await ethers.provider.send("hardhat_impersonateAccount", [sender]);
  await ethers.provider.send("hardhat_setBalance", [sender, GAS_MONEY]);
  const reporter = await ethers.getSigner(sender);
  return {
    feed,
    report: async (isDown, timestamp) => {
      await feed.connect(reporter).getFunction("updateStatus")(isDown, timestamp);
    },
    allow: allowOn(feed),
    initialize: async () => {
      await feed.getFunction("initialize")();
    },
  };
};

/**
 * Deploys Chainlink's `OptimismSequencerUptimeFeed`, which Base has too, with the sequencer up as of the block. It
 * reports through a stand-in for Optimism's messenger.
 */
export const deployOptimismSequencer = async (ethers: HardhatEthers): Promise<Sequencer> => {
  const messenger = await ethers.deployContract("CrossDomainMessenger", [L1_SENDER]);
  const feed = await deployPrebuilt(ethers, "OptimismSequencerUptimeFeed", [
    L1_SENDER,
    messenger.target,
    false, // the sequencer is not down
  ]);
  return {
    feed,
    report: async (isDown, timestamp) => {
      const message = feed.interface.encodeFunctionData("updateStatus", [isDown, timestamp]);
      await messenger.getFunction("relay")(feed.target, message);
    },
    allow: allowOn(feed),
  };
};
