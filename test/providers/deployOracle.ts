import type { Contract } from "ethers";
import type { HardhatEthers } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

/** What an oracle is deployed with, where it differs from the usual. */
export interface OracleOptions {
  /** 0 is Ordered, 1 is Median. */
  readonly mode?: number;
  readonly quorum?: number;
  readonly maxDeviationBps?: number;
  readonly minPrice?: bigint;
  readonly maxPrice?: bigint;
  /** Says whether the L2's sequencer is up; not asked unless given. */
  readonly sequencerFeed?: string;
  /** Seconds after the sequencer came back in which the oracle is restricted. */
  readonly sequencerGrace?: number;
  /** Oldest acceptable data, in seconds, of every source or of each. */
  readonly maxAge?: number | readonly number[];
  /** Gas that a read of every source is given. */
  readonly gasLimit?: number;
}

/**
 * Deploys a `RedundantOracle` of `PRICE_DECIMALS` decimals over the feeds, each a Voter in a group of its own:
 * a Median of two agreeing within 2 %, or of one where there is one feed, reading data of up to ten minutes.
 */
export const deployOracle = async (
  ethers: HardhatEthers,
  feeds: readonly string[],
  { maxAge = 600, gasLimit = 150_000, ...options }: OracleOptions = {},
): Promise<Contract> => {
  const oracle = await ethers.deployContract("RedundantOracle", [
    {
      description: "ETH / USD",
      decimals: PRICE_DECIMALS,
      mode: 1,
      quorum: Math.min(feeds.length, 2),
      maxDeviationBps: 200,
      minPrice: 0,
      maxPrice: 0,
      sequencerFeed: ethers.ZeroAddress,
      sequencerGrace: 0,
      ...options,
      sources: feeds.map((feed, group) => ({
        feed,
        maxAge: typeof maxAge === "number" ? maxAge : (maxAge[group] ?? 0),
        gasLimit,
        group,
        role: 0,
      })),
    },
  ]);
  return oracle as unknown as Contract;
};
