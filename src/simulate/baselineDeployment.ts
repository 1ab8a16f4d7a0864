import type { DeployedSystem } from "./system.ts";

/** The selector of `latestPrice()`, which the contracts of contracts/testing/Baselines.sol have. */
const LATEST_PRICE = "0xa3e6ba94";

/** A consumer that asks one of the baselines. */
export const latestPriceAt = (target: string, decimals: number): DeployedSystem => ({
  target,
  callData: LATEST_PRICE,
  answer: { kind: "words", priceWord: 0, timeWord: -1 },
  decimals,
});
