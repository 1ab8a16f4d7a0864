/** How a provider fails: it stops publishing, its reads revert, or it publishes a wrong price. */
export type Failure = "stops" | "reverts" | "lies";

/** From a minute on, which providers fail how; by their names. */
export interface Act {
  readonly from: number;
  readonly title: string;
  readonly failures: Readonly<Record<string, Failure>>;
}

export const LAST_MINUTE = 60;

/** How far a lie is off, in basis points. */
export const LIE_BPS = 1_200n;

export const ACTS: readonly Act[] = [
  { from: 0, title: "Every provider works.", failures: {} },
  { from: 4, title: "Chainlink stops updating.", failures: { Chainlink: "stops" } },
  { from: 18, title: "Chainlink is back.", failures: {} },
  { from: 21, title: "API3 reverts: its manager has unset the name.", failures: { API3: "reverts" } },
  { from: 27, title: "API3 is back.", failures: {} },
  { from: 29, title: "Chainlink lies by 12 %.", failures: { Chainlink: "lies" } },
  { from: 36, title: "Chainlink is honest again.", failures: {} },
  {
    from: 39,
    title: "Two at once: Chainlink reverts after an upgrade, and Pyth's publishers disagree.",
    failures: { Chainlink: "reverts", Pyth: "reverts" },
  },
  { from: 44, title: "Both are back.", failures: {} },
  {
    from: 47,
    title:
      "All: upgrades of Chainlink and RedStone, API3's name, Pyth's publishers, Uniswap's liquidity, a dispute at Tellor.",
    failures: {
      Chainlink: "reverts",
      API3: "reverts",
      RedStone: "reverts",
      Pyth: "reverts",
      "Uniswap V3": "reverts",
      Tellor: "reverts",
    },
  },
  { from: 52, title: "All recover; what Tellor is told now counts after the hour.", failures: {} },
];

/** How a provider fails in a minute; nothing where it works. */
export const failureOf = (minute: number, provider: string): Failure | undefined =>
  ACTS.findLast(({ from }) => from <= minute)?.failures[provider];

/** The market: ETH in dollars with 8 decimals, two waves around 3,000. */
export const truePrice = (minute: number): bigint => {
  const slow = 0.008 * Math.sin((2 * Math.PI * minute) / 60);
  const fast = 0.003 * Math.sin((2 * Math.PI * minute) / 7);
  return BigInt(Math.round(3_000 * (1 + slow + fast) * 100)) * 1_000_000n;
};
