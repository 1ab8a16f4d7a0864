import { ETH, ETH_PATH, FOURTH_PATH, fourth, type RuleCase, USDC, USDC_PATH } from "./caseParts.ts";

/** Cases of the rules on prices: deviation, bounds, reference, decimals, by the id of a rule; limits of numbers are met on both sides. */
export const PRICE_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "bounds-missing": [
    { wrong: { [`${ETH} > minPrice`]: null }, path: `${ETH_PATH}.minPrice`, severity: "note" },
    { wrong: { [`${USDC} > maxPrice`]: null }, path: `${USDC_PATH}.maxPrice`, severity: "warning" },
  ],
  "bounds-near": [
    { wrong: { [`${ETH} > minPrice`]: "3001" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
    { wrong: { [`${ETH} > maxPrice`]: "2999" }, path: `${ETH_PATH}.maxPrice`, severity: "error" },
    {
      wrong: { [`${ETH} > maxPrice`]: "3089.99" },
      path: `${ETH_PATH}.maxPrice`,
      severity: "warning",
      right: { [`${ETH} > maxPrice`]: "3090" },
    },
  ],
  "bounds-wide": [
    {
      wrong: { [`${ETH} > maxPrice`]: "100000.01" },
      path: `${ETH_PATH}.maxPrice`,
      severity: "warning",
      right: { [`${ETH} > maxPrice`]: "100000" },
    },
    { wrong: { [`${USDC} > minPrice`]: "0.3" }, path: `${USDC_PATH}.maxPrice`, severity: "warning" },
  ],
  "clamp-served": [
    {
      wrong: fourth("minAnswer", "100"),
      path: `${ETH_PATH}.minPrice`,
      severity: "error",
      right: fourth("minAnswer", "99.99"),
    },
    {
      wrong: fourth("maxAnswer", "100000"),
      path: `${ETH_PATH}.maxPrice`,
      severity: "error",
      right: fourth("maxAnswer", "100000.01"),
    },
  ],
  "constructor-limits": [
    {
      wrong: { [`${ETH} > maxDeviationBps`]: 5000 },
      path: `${ETH_PATH}.maxDeviationBps`,
      severity: "error",
      right: { [`${ETH} > maxDeviationBps`]: 4999 },
    },
    {
      wrong: { [`${ETH} > sources > 3 > gasLimit`]: 9999 },
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "error",
      right: { [`${ETH} > sources > 3 > gasLimit`]: 10000 },
    },
    { wrong: { [`${ETH} > minPrice`]: "0" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
    {
      wrong: { [`${ETH} > minPrice`]: "0.000000001" },
      path: `${ETH_PATH}.minPrice`,
      severity: "error",
      right: { [`${ETH} > minPrice`]: "0.00000001" },
    },
    {
      wrong: { [`${ETH} > maxPrice`]: "1701411834604692317316873037158.84105728" },
      path: `${ETH_PATH}.maxPrice`,
      severity: "error",
      right: { [`${ETH} > maxPrice`]: "1701411834604692317316873037158.84105727" },
    },
    { wrong: { [`${ETH} > minPrice`]: "100000" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
    {
      wrong: Object.fromEntries(
        [0, 1, 2, 3].map((index) => [`${ETH} > sources > ${index} > role`, "Anchor"]),
      ),
      path: `${ETH_PATH}.sources`,
      severity: "error",
    },
  ],
  "decimals-coarse": [
    {
      wrong: { [`${USDC} > decimals`]: 4 },
      path: `${USDC_PATH}.decimals`,
      severity: "warning",
      right: { [`${USDC} > decimals`]: 5 },
    },
  ],
  "decimals-mixed": [
    { wrong: { [`${USDC} > decimals`]: 18 }, path: `${USDC_PATH}.decimals`, severity: "warning" },
  ],
  "decimals-unlike-siblings": [
    {
      base: "mainnet",
      wrong: { "feeds > chainlink-usdt-usd > decimals": 18 },
      path: 'feeds["chainlink-usdt-usd"].decimals',
      severity: "warning",
    },
  ],
  "deviation-narrow": [
    {
      wrong: { [`${ETH} > maxDeviationBps`]: 99 },
      path: `${ETH_PATH}.maxDeviationBps`,
      severity: "warning",
      right: { [`${ETH} > maxDeviationBps`]: 100 },
    },
    {
      wrong: fourth("deviationBps", 151),
      path: `${ETH_PATH}.maxDeviationBps`,
      severity: "note",
      right: fourth("deviationBps", 150),
    },
  ],
  "deviation-wide": [
    {
      wrong: { [`${ETH} > maxDeviationBps`]: 501 },
      path: `${ETH_PATH}.maxDeviationBps`,
      severity: "error",
      right: { [`${ETH} > maxDeviationBps`]: 500 },
    },
    {
      wrong: { [`${USDC} > maxDeviationBps`]: 101 },
      path: `${USDC_PATH}.maxDeviationBps`,
      severity: "error",
    },
  ],
  "reference-missing": [
    { wrong: { [`${ETH} > reference`]: null }, path: `${ETH_PATH}.reference`, severity: "note" },
  ],
  "reference-wide": [
    {
      wrong: { [`${ETH} > reference > boundBps`]: 1001 },
      path: `${ETH_PATH}.reference.boundBps`,
      severity: "warning",
      right: { [`${ETH} > reference > boundBps`]: 1000 },
    },
  ],
  "stable-off-peg": [
    {
      wrong: { [`${USDC} > minPrice`]: "1" },
      path: `${USDC_PATH}.minPrice`,
      severity: "error",
      right: { [`${USDC} > minPrice`]: "0.9999" },
    },
    {
      wrong: { [`${USDC} > maxPrice`]: "1" },
      path: `${USDC_PATH}.maxPrice`,
      severity: "error",
      right: { [`${USDC} > maxPrice`]: "1.0001" },
    },
    {
      wrong: { [`${USDC} > reference > price`]: "1.0501" },
      path: `${USDC_PATH}.reference.price`,
      severity: "error",
      right: { [`${USDC} > reference > price`]: "1.05" },
    },
    {
      wrong: { [`${USDC} > reference > price`]: "0" },
      path: `${USDC_PATH}.reference.price`,
      severity: "error",
    },
  ],
};
