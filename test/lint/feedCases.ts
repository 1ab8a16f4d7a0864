import {
  ADDRESS,
  adapter,
  ETH,
  ETH_PATH,
  FOURTH_PATH,
  fourth,
  pool,
  product,
  pyth,
  type RuleCase,
  tellor,
  vault,
  withFourth,
} from "./caseParts.ts";

/** Cases of the rules on times, gas and adapters, by the id of a rule; limits of numbers are met on both sides. */
export const FEED_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "adapter-bounds": [
    {
      wrong: withFourth(tellor(899)),
      path: "feeds.fourth.adapter.config.disputeDelay",
      severity: "error",
      right: withFourth(tellor(900)),
    },
    {
      wrong: withFourth(tellor(43201)),
      path: "feeds.fourth.adapter.config.disputeDelay",
      severity: "error",
      right: withFourth(tellor(43200)),
    },
    {
      wrong: withFourth(
        adapter(
          "TellorAdapter",
          { tellor: ADDRESS, asset: "eth", currency: "usd", disputeDelay: 900 },
          { decimals: 19 },
        ),
      ),
      path: "feeds.fourth.decimals",
      severity: "error",
    },
    {
      wrong: withFourth(vault({}, { maxDropBps: 0 })),
      path: "feeds.fourth.adapter.config.limits.maxDropBps",
      severity: "error",
    },
  ],
  "adapter-leg-skew": [
    {
      wrong: withFourth(product(4200)),
      path: `${FOURTH_PATH}.feed`,
      severity: "warning",
      right: withFourth(product(4199)),
    },
  ],
  "confidence-wide": [
    {
      wrong: withFourth(pyth(201)),
      path: `${FOURTH_PATH}.feed`,
      severity: "warning",
      right: withFourth(pyth(200)),
    },
  ],
  "dispute-delay": [
    {
      wrong: withFourth(tellor(4200)),
      path: `${FOURTH_PATH}.maxAge`,
      severity: "error",
      right: withFourth(tellor(4199)),
    },
  ],
  "gas-limit-high": [
    {
      wrong: { [`${ETH} > sources > 3 > gasLimit`]: 500001 },
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "warning",
      right: { [`${ETH} > sources > 3 > gasLimit`]: 500000 },
    },
  ],
  "gas-limit-low": [
    {
      wrong: { [`${ETH} > sources > 3 > gasLimit`]: 19999 },
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "error",
    },
    {
      wrong: { [`${ETH} > sources > 3 > gasLimit`]: 39999 },
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "warning",
      right: { [`${ETH} > sources > 3 > gasLimit`]: 40000 },
    },
    ...[
      { made: tellor(900), worst: 95_000 },
      { made: pool({}), worst: 110_000 },
    ].flatMap(({ made, worst }) => [
      {
        wrong: withFourth(made, { gasLimit: worst - 1 }),
        path: `${FOURTH_PATH}.gasLimit`,
        severity: "error" as const,
      },
      {
        wrong: withFourth(made, { gasLimit: 2 * worst - 1 }),
        path: `${FOURTH_PATH}.gasLimit`,
        severity: "warning" as const,
        right: withFourth(made, { gasLimit: 2 * worst }),
      },
    ]),
    {
      wrong: withFourth(product(900), { gasLimit: 89999 }),
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "error",
      right: withFourth(product(900), { gasLimit: 180000 }),
    },
  ],
  "gas-unmeasured": [{ wrong: fourth("coldGas", null), path: `${FOURTH_PATH}.gasLimit`, severity: "note" }],
  "market-hours": [
    { wrong: fourth("marketHours", "Monday to Friday"), path: `${FOURTH_PATH}.maxAge`, severity: "note" },
    {
      wrong: { ...fourth("marketHours", "Monday to Friday"), [`${ETH} > sources > 3 > maxAge`]: 172800 },
      path: `${FOURTH_PATH}.maxAge`,
      severity: "warning",
    },
  ],
  "max-age-long": [
    {
      wrong: { [`${ETH} > sources > 0 > maxAge`]: 7201 },
      path: `${ETH_PATH}.sources[0].maxAge`,
      severity: "warning",
      right: { [`${ETH} > sources > 0 > maxAge`]: 7200 },
    },
  ],
  "max-age-short": [
    {
      wrong: { [`${ETH} > sources > 0 > maxAge`]: 3599 },
      path: `${ETH_PATH}.sources[0].maxAge`,
      severity: "error",
    },
    {
      wrong: { [`${ETH} > sources > 0 > maxAge`]: 3959 },
      path: `${ETH_PATH}.sources[0].maxAge`,
      severity: "warning",
      right: { [`${ETH} > sources > 0 > maxAge`]: 3960 },
    },
  ],
  "max-age-unfounded": [
    { wrong: fourth("heartbeatSeconds", null), path: `${FOURTH_PATH}.maxAge`, severity: "note" },
    {
      wrong: { ...fourth("heartbeatSeconds", null), [`${ETH} > sources > 3 > maxAge`]: 90001 },
      path: `${FOURTH_PATH}.maxAge`,
      severity: "warning",
    },
  ],
  "pool-floor": [
    {
      wrong: withFourth(pool({ minLiquidity: "999999" })),
      path: "feeds.fourth.adapter.config.minLiquidity",
      severity: "warning",
      right: withFourth(pool({ minLiquidity: "1000000" })),
    },
    {
      wrong: withFourth(vault({ minSupply: 0 })),
      path: "feeds.fourth.adapter.config.minSupply",
      severity: "warning",
    },
  ],
  "rate-band-wide": [
    {
      wrong: withFourth(vault({}, { maxGrowthBpsPerYear: 2001 })),
      path: "feeds.fourth.adapter.config.limits.maxGrowthBpsPerYear",
      severity: "warning",
      right: withFourth(vault({}, { maxGrowthBpsPerYear: 2000 })),
    },
    {
      wrong: withFourth(vault({}, { maxDropBps: 1001 })),
      path: "feeds.fourth.adapter.config.limits.maxDropBps",
      severity: "warning",
      right: withFourth(vault({}, { maxDropBps: 1000 })),
    },
    {
      wrong: withFourth(vault({}, { allowanceBps: 101 })),
      path: "feeds.fourth.adapter.config.limits.allowanceBps",
      severity: "warning",
      right: withFourth(vault({}, { allowanceBps: 100 })),
    },
  ],
  "twap-window": [
    {
      wrong: withFourth(pool({ window: 1799 })),
      path: "feeds.fourth.adapter.config.window",
      severity: "warning",
      right: withFourth(pool({ window: 1800 })),
    },
  ],
};
