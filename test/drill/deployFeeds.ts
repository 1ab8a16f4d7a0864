import type { HardhatEthers } from "../providers/provider.ts";

/** Feeds of 8 decimals at these whole prices, under control. */
export const deployFeeds = async (ethers: HardhatEthers, ...prices: readonly number[]): Promise<string[]> => {
  const feeds: string[] = [];
  for (const price of prices) {
    feeds.push(
      await (await ethers.deployContract("FaultyFeed", [8, BigInt(price) * 10n ** 8n])).getAddress(),
    );
  }
  return feeds;
};

/** Deploys a contract; its address. */
export const addressOfNew = async (
  ethers: HardhatEthers,
  name: string,
  words: readonly unknown[] = [],
): Promise<string> => (await ethers.deployContract(name, [...words])).getAddress();
