import { ADDRESS, ETH_PATH, feed, pool, source, type RuleCase } from "./caseParts.ts";
import { PYTH_ETH, SVR_PROXY, STANDARD_PROXY, OTHER_SIGNERS, pythFeed, disguised } from "./directoryParts.ts";

const poolBesideDai = (made: object) => ({
  "providers > another": OTHER_SIGNERS,
  "feeds > another": { ...made, provider: "another", pair: "DAI/USD" },
  "oracles > DAI/USD > sources > 1": source("another", "another"),
});

/** Facts of a day, compared on another. */
const reviewed = (facts: string, on: string) => ({
  "feeds > pyth-eth-usd > origin > commitDate": facts,
  "feeds > pyth-eth-usd > reviewed": { facts, on },
});

/** Cases of the rules on what providers changed and may change, by the id of a rule. */
export const CHANGE_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "pools-alone": [
    // Chainlink's DAI / USD is made of pools since April 2026.
    {
      base: "mainnet",
      wrong: poolBesideDai(pool({})),
      path: 'oracles["DAI/USD"].quorum',
      severity: "error",
      right: poolBesideDai(feed({ address: ADDRESS })),
    },
  ],
  "spec-age": [
    {
      base: "mainnet",
      wrong: { "feeds > pyth-eth-usd > reviewed": undefined },
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
      right: {
        "feeds > pyth-eth-usd > reviewed": undefined,
        "feeds > pyth-eth-usd > origin > commitDate": "2026-08-26",
      },
    },
    {
      base: "mainnet",
      wrong: { "feeds > pyth-eth-usd > reviewed > on": "2026-08-25" },
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
      right: { "feeds > pyth-eth-usd > reviewed > on": "2026-08-26" },
    },
    // A review is of the facts that it names,
    {
      base: "mainnet",
      wrong: { "feeds > pyth-eth-usd > origin > commitDate": "2026-08-25" },
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
    },
    // of no day to come, and at most half a year after they were read.
    {
      base: "mainnet",
      wrong: reviewed("2026-08-01", "2027-01-01"),
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
    },
    {
      base: "mainnet",
      wrong: reviewed("2026-03-01", "2026-08-29"),
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
      right: reviewed("2026-03-01", "2026-08-28"),
    },
    {
      base: "mainnet",
      wrong: { "feeds > pyth-eth-usd > origin > commitDate": undefined },
      path: 'feeds["pyth-eth-usd"].origin',
      severity: "warning",
    },
    {
      base: "arbitrum",
      wrong: { "providers > pyth > origin": undefined },
      path: "providers.pyth",
      severity: "warning",
    },
    {
      base: "base",
      wrong: { "feeds > chainlink-btc-usd > reviewed": undefined },
      path: 'feeds["chainlink-btc-usd"].origin',
      severity: "warning",
    },
    {
      base: "mainnet",
      wrong: {
        ...disguised(pythFeed(ADDRESS, PYTH_ETH)),
        "feeds > disguised > origin": {
          repo: "a/b",
          path: "c",
          commit: "0".repeat(40),
          commitDate: "2026-08-25",
        },
      },
      path: "feeds.disguised.origin",
      severity: "warning",
    },
  ],
  "sponsored-first": [
    {
      base: "base",
      wrong: { "oracles > wstETH/USD > sources > 0 > role": "Shadow" },
      path: 'oracles["wstETH/USD"].sources[1].feed',
      severity: "warning",
      right: {},
    },
  ],
  "svr-delay": [
    {
      base: "base",
      wrong: { "oracles > ETH/USD > sources > 0 > maxAge": 1499 },
      path: `${ETH_PATH}.sources[0].maxAge`,
      severity: "warning",
    },
    { base: "base", wrong: {}, path: `${ETH_PATH}.sources[0].maxAge`, severity: "note" },
    {
      base: "mainnet",
      wrong: { "feeds > chainlink-eth-usd > address": SVR_PROXY },
      path: `${ETH_PATH}.sources[0].maxAge`,
      severity: "note",
      right: { "feeds > chainlink-eth-usd > address": STANDARD_PROXY },
    },
  ],
};
