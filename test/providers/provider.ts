import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

export type { HardhatEthers };

/** Decimals of the prices that drivers are given, whatever their provider's own are. */
export const PRICE_DECIMALS = 8;

/** One real provider, deployed and under control. */
export interface Provider {
  /** Who makes the price. */
  readonly name: string;
  /** The contract that an oracle reads, in the shape of `AggregatorV3Interface`. */
  readonly feed: string;
  /** Publishes a price of `PRICE_DECIMALS` decimals, by the provider's own way, as of the latest block. */
  pushPrice(price: bigint): Promise<void>;
  /** Makes every read of the feed revert, in a way the provider's real contract can. */
  breakDown(): Promise<void>;
  /** Undoes `breakDown`. */
  repair(): Promise<void>;
}
