import { ADDRESS, defineCases } from "../caseParts.ts";
import { PYTH_ETH, disguised, pythFeed } from "../directoryParts.ts";

/** Facts of a day, compared on another. */
const reviewed = (facts: string, on: string) => ({
  "feeds > pyth-eth-usd > origin > commitDate": facts,
  "feeds > pyth-eth-usd > reviewed": { facts, on },
});

export default defineCases("spec-age", [
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
]);
