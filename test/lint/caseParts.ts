import type { Severity } from "../../src/lint/rule.ts";
import type { Edits, ShippedName } from "./specEdits.ts";

/** One thing that a rule finds. */
export interface RuleCase {
  readonly base?: ShippedName;
  /** What is wrong. */
  readonly wrong: Edits;
  /** The finding's place. */
  readonly path: string;
  readonly severity: Severity;
  /** The nearest that is right. */
  readonly right?: Edits;
}

/** What a rule has to find, and what it has to let be. */
export interface CasesOfRule {
  /** The rule's id. */
  readonly rule: string;
  readonly cases: readonly RuleCase[];
}

export const defineCases = (rule: string, cases: readonly RuleCase[]): CasesOfRule => ({ rule, cases });

export const ETH = "oracles > ETH/USD";
export const USDC = "oracles > USDC/USD";
export const ETH_PATH = 'oracles["ETH/USD"]';
export const USDC_PATH = 'oracles["USDC/USD"]';
export const ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

export const feed = (changes: object) => ({
  provider: "chronicle",
  pair: "ETH/USD",
  valuation: "market",
  model: "push",
  decimals: 8,
  heartbeatSeconds: 3600,
  deviationBps: 50,
  updates: "unasked",
  coldGas: 20000,
  ...changes,
});

export const adapter = (contract: string, config: object, changes: object = {}) =>
  feed({ adapter: { contract, config }, coldGas: null, ...changes });

export const LIMITS = { maxGrowthBpsPerYear: 1000, maxDropBps: 500, allowanceBps: 50, advanceDelay: 86400 };
export const vault = (changes: object, limits: object = {}) =>
  adapter("Erc4626RateAdapter", {
    vault: ADDRESS,
    minSupply: "1000000000000000000",
    limits: { ...LIMITS, ...limits },
    ...changes,
  });
export const pool = (changes: object) =>
  adapter(
    "UniswapV3TwapAdapter",
    {
      pool: ADDRESS,
      baseToken: ADDRESS,
      quoteToken: ADDRESS,
      window: 1800,
      minCardinality: 150,
      minLiquidity: "1000000000",
      ...changes,
    },
    { model: "twap", valuation: "dex-twap" },
  );
export const tellor = (disputeDelay: number) =>
  adapter(
    "TellorAdapter",
    { tellor: ADDRESS, asset: "eth", currency: "usd", disputeDelay },
    { model: "optimistic" },
  );
export const pyth = (maxConfidenceBps: number) =>
  adapter("PythAdapter", {
    pyth: ADDRESS,
    feedId: `0x${"11".repeat(32)}`,
    maxConfidenceBps,
    isMovingAverage: false,
  });
export const product = (maxLegSkew: number) =>
  adapter("ProductAdapter", {
    first: { feed: "chainlink-eth-usd", gasLimit: 40000 },
    second: { feed: "chronicle-usdc-usd", gasLimit: 40000 },
    maxLegSkew,
  });
export const source = (key: string, group: string, changes: object = {}) => ({
  feed: key,
  maxAge: 4200,
  gasLimit: 100000,
  group,
  ...changes,
});

/** Puts a feed into the place of the fourth source of ETH/USD. */
export const withFourth = (made: object, changes: object = {}): Edits => ({
  "feeds > fourth": made,
  [`${ETH} > sources > 3`]: source("fourth", "chronicle", changes),
});
/** Changes the fourth source's feed. */
export const fourth = (field: string, value: unknown): Edits => ({
  [`feeds > chronicle-eth-usd > ${field}`]: value,
});
export const FOURTH_PATH = `${ETH_PATH}.sources[3]`;
export const governed = (changes: object): Edits => ({
  [`${ETH} > governed`]: {
    maxStepBps: 300,
    maxJumpBps: 2500,
    confirmDelay: 900,
    jumpWindow: 86400,
    ...changes,
  },
});
export const ratesOnly = Object.fromEntries(
  ["chainlink", "redstone", "api3", "chronicle"].map((provider) => [
    `feeds > ${provider}-usdc-usd > valuation`,
    "exchange-rate",
  ]),
);
export const poolsTwice: Edits = {
  "feeds > chronicle-eth-usd > valuation": "dex-twap",
  "feeds > api3-eth-usd > valuation": "dex-ema",
};
export const onDemand = (...providers: string[]): Edits =>
  Object.fromEntries(providers.map((provider) => [`feeds > ${provider}-eth-usd > updates`, "on-demand"]));
/** One feed alone makes the price. */
export const ONE_SOURCE: Edits = {
  [`${ETH} > quorum`]: 1,
  [`${ETH} > sources`]: [{ feed: "chainlink-eth-usd", maxAge: 4200, gasLimit: 100000, group: "chainlink" }],
};
