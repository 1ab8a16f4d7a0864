import {
  ADDRESS,
  ETH,
  ETH_PATH,
  FOURTH_PATH,
  feed,
  fourth,
  onDemand,
  poolsTwice,
  product,
  type RuleCase,
  ratesOnly,
  USDC,
  USDC_PATH,
  withFourth,
} from "./caseParts.ts";

/** Cases of the rules on independence, quorum and identity, by the id of a rule; limits of numbers are met on both sides. */
export const INDEPENDENCE_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "admin-in-two-groups": [
    {
      wrong: fourth("admin", "API3, stand-in for the market's manager"),
      path: `${FOURTH_PATH}.group`,
      severity: "warning",
    },
  ],
  "arrangement-required": [
    { wrong: fourth("requires", "A word."), path: `${FOURTH_PATH}.feed`, severity: "note" },
    {
      wrong: Object.fromEntries(
        ["api3", "redstone", "chronicle"].map((provider) => [
          `feeds > ${provider}-eth-usd > requires`,
          "A word",
        ]),
      ),
      path: `${ETH_PATH}.quorum`,
      severity: "warning",
      right: fourth("requires", undefined),
    },
  ],
  "feed-status": [
    {
      wrong: fourth("status", "retired"),
      path: `${FOURTH_PATH}.feed`,
      severity: "error",
      right: fourth("status", "listed"),
    },
    { wrong: fourth("status", "deprecating"), path: `${FOURTH_PATH}.feed`, severity: "error" },
    { wrong: fourth("status", "unverified"), path: `${FOURTH_PATH}.feed`, severity: "warning" },
    {
      wrong: { "feeds > pyth-eth-usd > status": "retired" },
      path: `${ETH_PATH}.sources[4].feed`,
      severity: "note",
    },
  ],
  "median-of-two": [
    {
      wrong: { [`${USDC} > sources > 0 > role`]: "Anchor", [`${USDC} > sources > 1 > role`]: "Anchor" },
      path: `${USDC_PATH}.mode`,
      severity: "warning",
      right: { [`${USDC} > sources > 0 > role`]: "Anchor" },
    },
  ],
  "mixed-valuation": [
    {
      wrong: fourth("valuation", "exchange-rate"),
      path: `${FOURTH_PATH}.feed`,
      severity: "error",
      right: fourth("valuation", "dex-twap"),
    },
  ],
  "no-spare": [
    {
      wrong: { [`${ETH} > quorum`]: 4 },
      path: `${ETH_PATH}.quorum`,
      severity: "error",
      right: { [`${ETH} > quorum`]: 3 },
    },
    {
      wrong: { ...fourth("operators", "API3 first-party providers"), [`${ETH} > quorum`]: 3 },
      path: `${ETH_PATH}.quorum`,
      severity: "error",
    },
    {
      wrong: Object.fromEntries([1, 2, 3].map((index) => [`${ETH} > sources > ${index} > role`, "Anchor"])),
      path: `${ETH_PATH}.sources`,
      severity: "error",
    },
  ],
  "on-demand-first": [
    {
      wrong: onDemand("redstone"),
      path: `${ETH_PATH}.sources[1].feed`,
      severity: "warning",
      right: onDemand("api3"),
    },
  ],
  "on-demand-quorum": [
    {
      wrong: onDemand("redstone", "api3", "chronicle"),
      path: `${ETH_PATH}.quorum`,
      severity: "error",
      right: onDemand("api3"),
    },
    { wrong: onDemand("api3", "chronicle"), path: `${ETH_PATH}.quorum`, severity: "note" },
  ],
  "one-model": [
    {
      wrong: {},
      path: `${ETH_PATH}.sources`,
      severity: "note",
      right: { "feeds > chronicle-eth-usd > model": "pull", "feeds > api3-usdc-usd > model": "pull" },
    },
  ],
  "one-provider-price": [
    {
      wrong: { [`${ETH} > quorum`]: 1 },
      path: `${ETH_PATH}.quorum`,
      severity: "error",
      right: { [`${ETH} > quorum`]: 2 },
    },
    {
      wrong: Object.fromEntries(
        ["redstone", "api3", "chronicle"].map((name) => [`feeds > ${name}-eth-usd > provider`, "chainlink"]),
      ),
      path: `${ETH_PATH}.sources`,
      severity: "error",
    },
  ],
  "one-transport": [
    {
      wrong: Object.fromEntries(
        ["chainlink", "redstone", "api3", "chronicle"].map((name) => [
          `providers > ${name} > transport`,
          "One bridge",
        ]),
      ),
      path: `${ETH_PATH}.sources`,
      severity: "warning",
      right: Object.fromEntries(
        ["chainlink", "redstone", "api3"].map((name) => [`providers > ${name} > transport`, "One bridge"]),
      ),
    },
  ],
  "operators-in-two-groups": [
    {
      wrong: fourth("operators", "API3 first-party providers"),
      path: `${FOURTH_PATH}.group`,
      severity: "error",
    },
  ],
  "origin-missing": [
    {
      base: "mainnet",
      wrong: { "feeds > chainlink-eth-usd > origin": undefined },
      path: 'feeds["chainlink-eth-usd"]',
      severity: "warning",
    },
  ],
  "pair-differs": [{ wrong: fourth("pair", "BTC/USD"), path: `${FOURTH_PATH}.feed`, severity: "error" }],
  "pools-alone": [
    {
      wrong: poolsTwice,
      path: `${ETH_PATH}.quorum`,
      severity: "error",
      right: fourth("valuation", "dex-ema"),
    },
  ],
  "provider-in-two-groups": [
    { wrong: fourth("provider", "api3"), path: `${FOURTH_PATH}.group`, severity: "error" },
  ],
  "rate-without-market": [
    { wrong: ratesOnly, path: `${USDC_PATH}.sources`, severity: "error" },
    {
      wrong: { ...ratesOnly, [`${USDC} > class`]: "lst" },
      path: `${USDC_PATH}.sources`,
      severity: "warning",
    },
  ],
  "root-repeated": [
    {
      wrong: { ...fourth("root", "one"), "feeds > api3-eth-usd > root": "One" },
      path: `${FOURTH_PATH}.feed`,
      severity: "error",
    },
    {
      wrong: {
        ...fourth("root", "one"),
        "feeds > api3-eth-usd > root": "one",
        [`${ETH} > sources > 3 > group`]: "api3",
      },
      path: `${FOURTH_PATH}.feed`,
      severity: "warning",
    },
    { wrong: withFourth(product(900)), path: `${FOURTH_PATH}.feed`, severity: "error" },
  ],
  unused: [
    { wrong: { "feeds > left": feed({ local: { price: "1" } }) }, path: "feeds.left", severity: "note" },
    { wrong: { "assets > DAI": { address: ADDRESS } }, path: "assets.DAI", severity: "note" },
  ],
  "upstreams-shared": [
    {
      wrong: { "providers > chronicle > upstreams": ["First-party data of API3's providers"] },
      path: `${FOURTH_PATH}.group`,
      severity: "warning",
      right: { "providers > chronicle > upstreams": ["First-party data of API3's providers", "Others"] },
    },
  ],
  "upstreams-unknown": [
    {
      wrong: { "providers > chronicle > upstreams": [] },
      path: "providers.chronicle.upstreams",
      severity: "note",
    },
  ],
};
