import type { VaultLosses } from "./result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { VaultConsumer } from "../scenario/scenario.ts";
import type { Timeline } from "../oracle/timeline.ts";
import type { Trace } from "../oracle/trace.ts";

/** The rules of contracts/examples/CollateralVault.sol in plain numbers, and the agents that use it. */

const BPS = 10_000;
/** Least of the borrow limit that an honest borrower uses; the others are spread evenly up to all of it. */
const LOWEST_USE = 0.4;

/** Both sides of a served price, in quote currency. */
interface Sides {
  readonly low: number;
  readonly high: number;
}

/** What one account has pledged, and owes in quote currency. */
export interface Position {
  readonly collateral: number;
  readonly debt: number;
}

type Limits = Pick<VaultConsumer, "borrowLimitBps" | "liquidationLimitBps" | "bonusBps">;

/** Most that may be owed on a pledge: it counts at the lower side. */
export const borrowLimit = (collateral: number, { low }: Sides, { borrowLimitBps }: Limits): number =>
  (collateral * low * borrowLimitBps) / BPS;

/** Whether a position may be liquidated: the pledge counts at the upper side. */
export const isLiquidatable = (
  { collateral, debt }: Position,
  { high }: Sides,
  { liquidationLimitBps }: Limits,
): boolean => debt > (collateral * high * liquidationLimitBps) / BPS;

/** What a liquidator repays and seizes who wants to repay all. */
export const liquidation = (
  { collateral, debt }: Position,
  { high }: Sides,
  { bonusBps }: Limits,
): { readonly repaid: number; readonly seized: number } => {
  const seized = (debt * (BPS + bonusBps)) / BPS / high;
  if (seized <= collateral) return { repaid: debt, seized };
  return { repaid: Math.min(debt, (collateral * high * BPS) / (BPS + bonusBps)), seized: collateral };
};

const openPositions = ({ collateral, borrowers, borrowLimitBps }: VaultConsumer, price: number): Position[] =>
  Array.from({ length: borrowers }, (_, index) => {
    const use = LOWEST_USE + ((1 - LOWEST_USE) * index) / Math.max(1, borrowers - 1);
    return { collateral, debt: (collateral * price * borrowLimitBps * use) / BPS };
  });

/**
 * What a vault loses that believes a system. Honest borrowers stand at the start with 40 to 100 % of what they may borrow. At
 * every step with a price, an honest liquidator liquidates whatever the vault lets him and the true price makes worth his
 * while, and an attacker takes all liquidity as soon as what he may borrow is more than his pledge is truly worth.
 */
export const simulateVault = (
  consumer: VaultConsumer,
  { oracle, toleranceBps }: RunConfig,
  timeline: Timeline,
  trace: Trace,
): VaultLosses => {
  const unit = 10 ** oracle.decimals;
  const positions = openPositions(consumer, (timeline.truth[0] ?? 0) / unit);
  let { liquidity } = consumer;
  let badDebt = 0;
  let attackerProfit = 0;
  let wrongfulLiquidations = 0;
  let wrongfulLiquidationCount = 0;
  for (let step = 0; step < timeline.steps; step++) {
    const low = (trace.lows[step] ?? 0) / unit;
    const high = (trace.highs[step] ?? 0) / unit;
    if (trace.isServed[step] === 0 || low <= 0) continue;
    const truth = (timeline.truth[step] ?? 0) / unit;
    const sides = { low, high };
    const pledge = liquidity / ((low * consumer.borrowLimitBps) / BPS);
    const profit = liquidity - pledge * truth;
    if (profit > 0) {
      badDebt += profit;
      attackerProfit += profit;
      liquidity = 0;
    }
    for (let index = positions.length - 1; index >= 0; index--) {
      const position = positions[index];
      if (position === undefined || !isLiquidatable(position, sides, consumer)) continue;
      const { repaid, seized } = liquidation(position, sides, consumer);
      if (seized * truth <= repaid) continue;
      const lowest = truth * (1 - toleranceBps / BPS);
      if (!isLiquidatable(position, { low: lowest, high: lowest }, consumer)) {
        wrongfulLiquidations += position.debt;
        wrongfulLiquidationCount++;
      }
      badDebt += position.debt - repaid;
      positions.splice(index, 1);
    }
  }
  const lastTruth = (timeline.truth[timeline.steps - 1] ?? 0) / unit;
  for (const { collateral, debt } of positions) badDebt += Math.max(0, debt - collateral * lastTruth);
  return { badDebt, attackerProfit, wrongfulLiquidations, wrongfulLiquidationCount };
};
