import type { Contract, ContractTransactionResponse } from "ethers";
import { deployProxy } from "./chainlink.ts";
import { deployPrebuilt } from "./prebuilt.ts";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const WORKFLOW_NAME = "0x00000000000000000001";
/** Byte 7 of the 16 of a feed's id is its decimals above this. */
const DECIMALS_OFFSET = 0x20;

/** Chainlink's cache of workflow reports, under control. */
export interface DataFeedsCache extends Provider {
  readonly cache: Contract;
  /** Reads the cache for the oracle: the cache tells feeds apart by who asks. */
  readonly proxy: Contract;
  /** Brings a report with any answer (in the feed's decimals) and time (Unix seconds). */
  publish(answer: bigint, timestamp: number): Promise<ContractTransactionResponse>;
  /** As `publish`, from a workflow that may not report. */
  publishAsStranger(answer: bigint, timestamp: number): Promise<ContractTransactionResponse>;
}

/**
 * Deploys Chainlink's `DataFeedsCache` with one feed that one workflow may report, without a report yet, and an
 * `EACAggregatorProxy` that is mapped to it. It breaks down when the feed's admin removes the mapping.
 */
export const deployDataFeedsCache = async (
  ethers: HardhatEthers,
  decimals: number = PRICE_DECIMALS,
): Promise<DataFeedsCache> => {
  const [admin, stranger] = await ethers.getSigners();
  if (admin === undefined || stranger === undefined) throw new Error("The chain has no accounts.");
  const cache = await deployPrebuilt(ethers, "DataFeedsCache");
  const proxy = await deployProxy(ethers, cache);
  const dataId = ethers.concat([
    ethers.dataSlice(ethers.id("ETH / USD"), 0, 7),
    ethers.toBeHex(DECIMALS_OFFSET + decimals, 1),
    ethers.dataSlice(ethers.ZeroHash, 0, 8),
  ]);
  const workflow = {
    allowedSender: admin.address,
    allowedWorkflowOwner: admin.address,
    allowedWorkflowName: WORKFLOW_NAME,
  };
  await cache.getFunction("setFeedAdmin")(admin.address, true);
  await cache.getFunction("setDecimalFeedConfigs")([dataId], ["ETH / USD"], [workflow]);

  const report = (owner: string, answer: bigint, timestamp: number) => {
    const metadata = ethers.concat([ethers.ZeroHash, WORKFLOW_NAME, owner, "0x0001"]);
    const words = ethers.AbiCoder.defaultAbiCoder().encode(
      ["tuple(bytes32 id, uint32 timestamp, uint224 answer)[]"],
      [[{ id: ethers.zeroPadBytes(dataId, 32), timestamp, answer }]],
    );
    return cache.getFunction("onReport")(metadata, words);
  };
  const repair = async () => {
    await cache.getFunction("updateDataIdMappingsForProxies")([proxy.target], [dataId]);
  };
  await repair();

  return {
    name: "Chainlink Data Feeds Cache",
    feed: await proxy.getAddress(),
    cache,
    proxy,
    publish: (answer, timestamp) => report(admin.address, answer, timestamp),
    publishAsStranger: (answer, timestamp) => report(stranger.address, answer, timestamp),
    pushPrice: async (price) => {
      const block = await ethers.provider.getBlock("latest");
      if (block === null) throw new Error("The chain has no block.");
      await report(
        admin.address,
        (price * 10n ** BigInt(decimals)) / 10n ** BigInt(PRICE_DECIMALS),
        block.timestamp,
      );
    },
    breakDown: async () => {
      await cache.getFunction("removeDataIdMappingsForProxies")([proxy.target]);
    },
    repair,
  };
};
