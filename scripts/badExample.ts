import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { deployAggregator, deployProxy } from "../test/providers/chainlink.ts";
import { PRICE_DECIMALS } from "../test/providers/provider.ts";

/** What the bad example rates: contracts that work, and are redundant in name alone. */

const PRICE = 3000n * 10n ** BigInt(PRICE_DECIMALS);
const FOUR_DAYS = 4 * 86_400;
const GAS_LIMIT = 150_000;

/** Addresses by the subjects of the spec. */
export const deployBadExample = async (ethers: HardhatEthers): Promise<Readonly<Record<string, string>>> => {
  const aggregator = await deployAggregator(ethers);
  const signers = await ethers.getSigners();
  for (const operator of signers.slice(1, 4)) {
    const submit = aggregator.connect(operator) as typeof aggregator;
    await (await submit.getFunction("submit")(1n, PRICE)).wait();
  }
  // Two proxies of one aggregator: two sources to whoever counts addresses.
  const main = await (await deployProxy(ethers, aggregator)).getAddress();
  const pivot = await (await deployProxy(ethers, aggregator)).getAddress();
  const oracle = await ethers.deployContract(
    "RedundantOracle",
    [
      {
        description: "ETH / USD",
        decimals: PRICE_DECIMALS,
        mode: 1,
        quorum: 2,
        maxDeviationBps: 200,
        minPrice: 0,
        maxPrice: 0,
        sequencerFeed: ethers.ZeroAddress,
        sequencerGrace: 0,
        sources: [main, pivot].map((feed, group) => ({
          feed,
          maxAge: FOUR_DAYS,
          gasLimit: GAS_LIMIT,
          group,
          role: 0,
        })),
      },
    ],
    signers[0],
  );
  return { "ETH/USD": await oracle.getAddress(), "ETH/USD direct": main, main, pivot };
};
