import { ADDED_INCIDENTS } from "./addedIncidentCases.ts";
import type { LiveFacts } from "../../src/lint/live.ts";
import {
  ADDRESS,
  ETH,
  fourth,
  governed,
  ONE_SOURCE,
  pool,
  product,
  pyth,
  tellor,
  USDC,
  vault,
  withFourth,
} from "./caseParts.ts";
import type { Edits, ShippedName } from "./specEdits.ts";

/** The misconfiguration of a past incident, as a change of a shipped spec, and the rule that finds it. */
export interface CaughtIncident {
  readonly rule: string;
  readonly base?: ShippedName;
  /** What was configured, in the words of the documentation. */
  readonly as: string;
  readonly wrong: Edits;
  readonly live?: LiveFacts;
}

const rates = (pair: string, token: string): Edits => ({
  ...Object.fromEntries(
    ["chainlink", "redstone", "api3", "chronicle"].map((provider) => [
      `feeds > ${provider}-usdc-usd > valuation`,
      "exchange-rate",
    ]),
  ),
  [`${USDC} > description`]: `${token} / ${pair}`,
});

const pools = (count: number): Edits =>
  Object.fromEntries(
    ["chainlink", "redstone", "api3", "chronicle"]
      .slice(0, count)
      .map((provider) => [`feeds > ${provider}-eth-usd > valuation`, "dex-twap"]),
  );

const NO_CODE: LiveFacts = { now: 1_800_000_000n, feeds: new Map([["fourth", { hasCode: false }]]) };
const MISSING_POOL = {
  provider: "chronicle",
  pair: "ETH/USD",
  valuation: "market",
  model: "push",
  address: ADDRESS,
  decimals: 8,
  heartbeatSeconds: 3600,
  deviationBps: 50,
  updates: "unasked",
  coldGas: null,
};

/** By the id of an incident. */
export const CAUGHT_INCIDENTS: Readonly<Record<string, CaughtIncident>> = {
  ...ADDED_INCIDENTS,
  "synthetix-skrw-2019": {
    rule: "median-of-two",
    as: "the mean of two live sources",
    wrong: { [`${USDC} > sources > 3`]: undefined, [`${USDC} > sources > 2`]: undefined },
  },
  "synthetix-sxag-2020": { rule: "one-provider-price", as: "one provider", wrong: ONE_SOURCE },
  "maker-black-thursday-2020": {
    rule: "one-transport",
    as: "feeds that are all brought by the same relayers",
    wrong: Object.fromEntries(
      ["chainlink", "redstone", "api3", "chronicle"].map((name) => [
        `providers > ${name} > transport`,
        "One relayer",
      ]),
    ),
  },
  "chainlink-node-drain-2020": {
    rule: "no-spare",
    as: "one operator set that has to be up",
    wrong: { [`${ETH} > quorum`]: 4 },
  },
  "harvest-2020": {
    rule: "deviation-wide",
    as: "a stable pair that may differ by 3 %",
    wrong: { [`${USDC} > maxDeviationBps`]: 300 },
  },
  "pyth-btc-2021": {
    rule: "confidence-wide",
    as: "a confidence interval of 5 % that is believed",
    wrong: withFourth(pyth(500)),
  },
  "cream-yusd-2021": {
    rule: "rate-band-wide",
    as: "a vault's share that may double in a year",
    wrong: withFourth(vault({}, { maxGrowthBpsPerYear: 10000 })),
  },
  "rari-fuse-vusd-2021": { rule: "pools-alone", as: "a quorum of pools", wrong: pools(2) },
  "inverse-2022-04": {
    rule: "twap-window",
    as: "an average over five minutes",
    wrong: withFourth(pool({ window: 300 })),
  },
  "fortress-2022": {
    rule: "operators-in-two-groups",
    as: "one set of signers behind two groups",
    wrong: fourth("operators", "API3 first-party providers"),
  },
  "blizz-luna-2022": {
    rule: "clamp-served",
    as: "a feed that stops at 100, with that as the lowest believable price",
    wrong: fourth("minAnswer", "100"),
  },
  "scream-2022": {
    rule: "rate-without-market",
    as: "a stablecoin at a stated rate",
    wrong: rates("USD", "fUSD"),
  },
  "compound-ceth-2022": { rule: "no-spare", as: "one adapter in front of everything", wrong: ONE_SOURCE },
  "solend-usdh-2022": { rule: "pools-alone", as: "pools alone", wrong: pools(4) },
  "ankr-helio-2022": {
    rule: "rate-without-market",
    as: "a staking token at its own rate",
    wrong: { ...rates("BNB", "aBNBc"), [`${USDC} > class`]: "lst" },
  },
  "lodestar-2022": {
    rule: "rate-band-wide",
    as: "a wrapper's rate that may jump by 5 % at once",
    wrong: withFourth(vault({}, { allowanceBps: 500 })),
  },
  "bonq-2023": { rule: "adapter-bounds", as: "a report that counts at once", wrong: withFourth(tellor(0)) },
  "geist-multichain-2023": {
    rule: "pair-differs",
    as: "the original's feeds for a bridged token",
    wrong: { [`${ETH} > sources > 3 > feed`]: "chronicle-usdc-usd" },
  },
  "rodeo-2023": {
    rule: "twap-window",
    as: "an average of few samples",
    wrong: withFourth(pool({ window: 600 })),
  },
  "venus-snbnb-2023": {
    rule: "pool-floor",
    as: "a pool that may be empty",
    wrong: withFourth(pool({ minLiquidity: "1800" })),
  },
  "arbitrum-2023-12": {
    rule: "sequencer-missing",
    base: "arbitrum",
    as: "an L2 without its sequencer's feed",
    wrong: { "network > sequencer": undefined },
  },
  "api3-rubusd-2023": {
    rule: "feed-status",
    as: "a superseded contract",
    wrong: fourth("status", "retired"),
  },
  "liqwid-2024": {
    rule: "upstreams-shared",
    as: "two providers that read the same exchange",
    wrong: {
      "providers > chronicle > upstreams": ["One exchange"],
      "providers > api3 > upstreams": ["One exchange"],
    },
  },
  "compound-uni-2024": {
    rule: "jump-narrow",
    as: "a guard that refuses a move of 10 %",
    wrong: governed({ maxJumpBps: 1000 }),
  },
  "polygon-zkevm-2024": {
    rule: "sequencer-missing",
    base: "base",
    as: "an L2 without its sequencer's feed",
    wrong: { "network > sequencer": undefined },
  },
  "sonne-2024": {
    rule: "pool-floor",
    as: "an empty market's share",
    wrong: withFourth(vault({ minSupply: "2" })),
  },
  "rho-2024": {
    rule: "known-feed-differs",
    base: "mainnet",
    as: "the feeds of ETH and BTC swapped",
    wrong: {
      "feeds > chainlink-eth-usd > address": "0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c",
      "feeds > chainlink-btc-usd > address": "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419",
    },
  },
  "polter-2024": {
    rule: "pool-floor",
    as: "a pool with dust in it",
    wrong: withFourth(pool({ minLiquidity: "1800" })),
  },
  "usual-usd0pp-2025": { rule: "rate-without-market", as: "a fixed 1:1", wrong: rates("USD", "USD0++") },
  "ionic-2025": {
    rule: "origin-missing",
    base: "base",
    as: "an address that nobody can follow back",
    wrong: { "feeds > chainlink-cbbtc-usd > origin": undefined },
  },
  "venus-wusdm-2025": {
    rule: "rate-band-wide",
    as: "a vault's share that may rise by 60 %",
    wrong: withFourth(vault({}, { maxGrowthBpsPerYear: 6000 })),
  },
  "pyth-cbeth-morpho-2025": {
    rule: "adapter-leg-skew",
    as: "two legs that may be two days apart",
    wrong: withFourth(product(172800)),
  },
  "loopscale-2025": {
    rule: "live-unreadable",
    as: "an address that is no feed",
    wrong: withFourth(MISSING_POOL),
    live: NO_CODE,
  },
  "term-teth-2025": {
    rule: "known-feed-differs",
    base: "mainnet",
    as: "a feed with another feed's decimals",
    wrong: { "feeds > chainlink-eth-usd > decimals": 18 },
  },
  "resupply-2025": {
    rule: "pool-floor",
    as: "a vault without a floor",
    wrong: withFourth(vault({ minSupply: "0" })),
  },
  "starknet-2025-09": {
    rule: "sequencer-missing",
    base: "base",
    as: "an L2 without its sequencer's feed",
    wrong: { "network > sequencer": undefined },
  },
  "binance-usde-2025": {
    rule: "upstreams-shared",
    as: "one exchange's own book behind two groups",
    wrong: {
      "providers > redstone > upstreams": ["One book"],
      "providers > chainlink > upstreams": ["One book"],
    },
  },
  "moonwell-wrseth-2025": { rule: "one-provider-price", as: "one provider", wrong: ONE_SOURCE },
  "ribbon-2025": {
    rule: "decimals-unlike-siblings",
    base: "mainnet",
    as: "18 decimals for one asset, 8 for the others",
    wrong: { "feeds > chainlink-usdt-usd > decimals": 18 },
  },
  "makina-2026": {
    rule: "rate-band-wide",
    as: "a vault's share without a narrow band",
    wrong: withFourth(vault({}, { maxGrowthBpsPerYear: 10000, allowanceBps: 500 })),
  },
  "yieldblox-2026": {
    rule: "bounds-wide",
    as: "a token near par that is believed at a hundredfold",
    wrong: { [`${USDC} > maxPrice`]: "106" },
  },
  "ploutos-2026": {
    rule: "known-feed-differs",
    base: "mainnet",
    as: "another asset's feed for a stablecoin",
    wrong: { "feeds > chainlink-usdc-usd > address": "0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c" },
  },
  "llamalend-sdola-2026": {
    rule: "rate-band-wide",
    as: "a rate that may rise by 5 % at once",
    wrong: withFourth(vault({}, { allowanceBps: 500 })),
  },
  "drift-2026": {
    rule: "governor-delay",
    as: "a council without a delay",
    wrong: { "roles > governorDelay": 0 },
  },
  "singularity-2026": {
    rule: "live-unreadable",
    as: "a pool that does not exist",
    wrong: withFourth(MISSING_POOL),
    live: NO_CODE,
  },
  "base-2026-06": {
    rule: "sequencer-grace",
    base: "base",
    as: "an L2 that is trusted a minute after its return",
    wrong: { "network > sequencer > grace": 60 },
  },
  "edel-2026": {
    rule: "rate-band-wide",
    as: "a wrapper's rate that a donation lifts",
    wrong: withFourth(vault({}, { allowanceBps: 500 })),
  },
};
