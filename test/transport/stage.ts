import hre from "hardhat";
import {
  createResilientTransport,
  type ResilientTransport,
  type TransportOptions,
} from "../../src/transport/transport.ts";
import { deployOracle } from "../providers/deployOracle.ts";
import { type FaultyRpc, healthy, STALE_BLOCKS, startFaultyRpc } from "./faultyRpc.ts";

/** The chain of EDR. */
export const CHAIN_ID = 31_337;

const PRICE = 3_000n * 10n ** 8n;
const NEWER_PRICE = 3_100n * 10n ** 8n;

/** Three servers in front of one node with an oracle on it. */
export const startStage = async () => {
  const { ethers, provider, networkHelpers } = await hre.network.create();
  const { timestamp } = (await ethers.provider.getBlock("latest")) ?? { timestamp: 0 };
  const feeds = [];
  for (const offset of [0n, 1n, 2n]) {
    const feed = await ethers.deployContract("OneSlotFeed");
    await feed.getFunction("set")(PRICE + offset, timestamp);
    feeds.push(feed);
  }
  const addresses = await Promise.all(feeds.map((feed) => feed.getAddress()));
  const oracle = await deployOracle(ethers, addresses, {
    mode: 0,
    quorum: 2,
    maxAge: 86_400,
    gasLimit: 100_000,
  });
  // A node that is behind knows the oracle, but not the price. One by one: EDR has no state within a range mined at once.
  for (let block = 0n; block <= STALE_BLOCKS; block++) await networkHelpers.mine(1);
  for (const feed of feeds) await feed.getFunction("set")(NEWER_PRICE, timestamp);
  const servers = await Promise.all([1, 2, 3].map(() => startFaultyRpc(provider)));
  const transports: ResilientTransport[] = [];
  return {
    ethers,
    provider,
    networkHelpers,
    oracle,
    servers,
    /** What `read()` answers, as bytes. */
    truth: await provider.request({
      method: "eth_call",
      params: [{ to: oracle.target, data: oracle.interface.encodeFunctionData("read") }, "latest"],
    }),
    /** The request for `read()`. */
    read: {
      method: "eth_call",
      params: [{ to: oracle.target, data: oracle.interface.encodeFunctionData("read") }, "latest"],
    },
    /** A transport over the three, patient unless told otherwise, so that a busy machine does not look like a fault. */
    connect: (options: Partial<TransportOptions> = {}): ResilientTransport => {
      const endpoints = servers.map(({ url }, index) => ({ url, name: `node ${index + 1}` }));
      const transport = createResilientTransport({
        endpoints,
        chainId: CHAIN_ID,
        deadlineMs: 20_000,
        hedgeAfterMs: 10_000,
        minRestMs: 600_000,
        maxRestMs: 600_000,
        ...options,
      });
      transports.push(transport);
      return transport;
    },
    /** Makes all servers healthy, forgets what they were asked, and ends what is still out. */
    heal: () => {
      for (const transport of transports.splice(0)) transport.close();
      for (const server of servers) {
        server.fault = healthy;
        server.asked.length = 0;
      }
    },
    close: async () => {
      await Promise.all(servers.map((server: FaultyRpc) => server.close()));
    },
  };
};

/** What `startStage` gives. */
export type Stage = Awaited<ReturnType<typeof startStage>>;

/** How often a server was asked for a method. */
export const count = ({ asked }: FaultyRpc, method: string): number =>
  asked.filter((name) => name === method).length;

/** The error that a call ends with. */
export const failureOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (problem) {
    return problem;
  }
  throw new Error("The call did not fail.");
};
