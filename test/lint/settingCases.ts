import { ADDRESS, ETH, ETH_PATH, governed, type RuleCase, USDC, USDC_PATH } from "./caseParts.ts";

const waiver = (rule: string, expires: string) => ({ rule, path: "network", reason: "A reason", expires });

/** Cases of the rules on chain, governance and routes, by the id of a rule; limits of numbers are met on both sides. */
export const SETTING_CASES: Readonly<Record<string, readonly RuleCase[]>> = {
  "asset-repeated": [
    {
      wrong: { "assets > USDC > address": "0x0000000000000000000000000000000000000348" },
      path: "assets.USDC.address",
      severity: "error",
    },
  ],
  "governed-limits": [
    {
      wrong: governed({ maxStepBps: 5000 }),
      path: `${ETH_PATH}.governed.maxStepBps`,
      severity: "error",
      right: governed({ maxStepBps: 4999 }),
    },
    {
      wrong: governed({ maxHold: 86401, holdDriftBpsPerHour: 100 }),
      path: `${ETH_PATH}.governed.maxHold`,
      severity: "error",
      right: governed({ maxHold: 86400, holdDriftBpsPerHour: 100 }),
    },
    {
      wrong: governed({ maxHold: 86400 }),
      path: `${ETH_PATH}.governed.holdDriftBpsPerHour`,
      severity: "error",
    },
    {
      wrong: governed({ maxJumpBps: 10001 }),
      path: `${ETH_PATH}.governed.maxJumpBps`,
      severity: "error",
      right: governed({ maxJumpBps: 10000 }),
    },
    {
      wrong: governed({ confirmDelay: 59 }),
      path: `${ETH_PATH}.governed.confirmDelay`,
      severity: "error",
      right: governed({ confirmDelay: 60 }),
    },
    {
      wrong: governed({ jumpWindow: 900 }),
      path: `${ETH_PATH}.governed.jumpWindow`,
      severity: "error",
      right: governed({ jumpWindow: 901 }),
    },
  ],
  "governor-delay": [
    {
      wrong: { "roles > governorDelay": 172799 },
      path: "roles.governorDelay",
      severity: "error",
      right: { "roles > governorDelay": 172800 },
    },
  ],
  "governor-is-guardian": [
    { wrong: { "roles > guardian": ADDRESS }, path: "roles.guardian", severity: "error" },
  ],
  "hold-narrow": [
    {
      wrong: governed({ maxHold: 86400, holdDriftBpsPerHour: 99 }),
      path: `${ETH_PATH}.governed.holdDriftBpsPerHour`,
      severity: "warning",
      right: governed({ maxHold: 86400, holdDriftBpsPerHour: 100 }),
    },
  ],
  "hold-useless": [
    {
      wrong: governed({ maxHold: 4200, holdDriftBpsPerHour: 100 }),
      path: `${ETH_PATH}.governed.maxHold`,
      severity: "warning",
      right: governed({ maxHold: 4201, holdDriftBpsPerHour: 100 }),
    },
  ],
  "jump-narrow": [
    {
      wrong: governed({ maxJumpBps: 1499 }),
      path: `${ETH_PATH}.governed.maxJumpBps`,
      severity: "warning",
      right: governed({ maxJumpBps: 1500 }),
    },
  ],
  "jump-slow": [
    {
      wrong: governed({ confirmDelay: 3601 }),
      path: `${ETH_PATH}.governed.confirmDelay`,
      severity: "warning",
      right: governed({ confirmDelay: 3600 }),
    },
  ],
  "layer-wrong": [
    { base: "base", wrong: { "network > layer": "l1" }, path: "network.layer", severity: "error" },
    {
      wrong: { "network > sequencer": { feed: ADDRESS, grace: 3600 } },
      path: "network.sequencer",
      severity: "error",
    },
  ],
  "role-nobody": [
    {
      wrong: { "roles > guardian": "0x0000000000000000000000000000000000000000" },
      path: "roles.guardian",
      severity: "error",
    },
  ],
  "roles-unused": [{ wrong: { [`${ETH} > governed`]: undefined }, path: "roles", severity: "note" }],
  "route-legs": [
    {
      wrong: { "routes > 1 > legs > 1": { oracle: "USDC/USD" } },
      path: "routes[1].legs[1]",
      severity: "error",
    },
    { wrong: { "routes > 0 > quote": "USDC" }, path: "routes[0].quote", severity: "error" },
    {
      wrong: { "assets > ETH > symbol": "WETH" },
      path: "routes[0].legs[0]",
      severity: "error",
      right: { "assets > ETH > symbol": "ETH" },
    },
    { wrong: { "routes > 0 > quote": "ETH" }, path: "routes[0].quote", severity: "error" },
  ],
  "route-repeated": [
    {
      wrong: { "routes > 1": { base: "USD", quote: "ETH", legs: [{ oracle: "ETH/USD", inverted: true }] } },
      path: "routes[1]",
      severity: "error",
    },
    {
      wrong: { "routes > 1 > legs > 1": { oracle: "ETH/USD", inverted: true } },
      path: "routes[1].legs[1]",
      severity: "error",
    },
  ],
  "route-skew": [
    { wrong: { "routes > 0 > maxLegSkew": 1 }, path: "routes[0].maxLegSkew", severity: "error" },
    { wrong: { "routes > 1 > maxLegSkew": 0 }, path: "routes[1].maxLegSkew", severity: "error" },
    { wrong: { "routes > 1 > maxLegSkew": 604801 }, path: "routes[1].maxLegSkew", severity: "error" },
    {
      wrong: { "routes > 1 > maxLegSkew": 90000 },
      path: "routes[1].maxLegSkew",
      severity: "warning",
      right: { "routes > 1 > maxLegSkew": 89999 },
    },
    {
      wrong: { "routes > 1 > maxLegSkew": 86399 },
      path: "routes[1].maxLegSkew",
      severity: "note",
      right: { "routes > 1 > maxLegSkew": 86400 },
    },
  ],
  "salt-repeated": [
    {
      wrong: { [`${ETH} > salt`]: `0x${"01".repeat(32)}`, [`${USDC} > salt`]: `0x${"01".repeat(32)}` },
      path: `${USDC_PATH}.salt`,
      severity: "warning",
    },
  ],
  "sequencer-grace": [
    {
      base: "base",
      wrong: { "network > sequencer > grace": 3599 },
      path: "network.sequencer.grace",
      severity: "warning",
      right: { "network > sequencer > grace": 3600 },
    },
    {
      base: "base",
      wrong: { "network > sequencer > grace": 86401 },
      path: "network.sequencer.grace",
      severity: "warning",
      right: { "network > sequencer > grace": 86400 },
    },
  ],
  "sequencer-missing": [
    { base: "base", wrong: { "network > sequencer": undefined }, path: "network", severity: "error" },
  ],
  "step-wide": [
    {
      wrong: governed({ maxStepBps: 1001 }),
      path: `${ETH_PATH}.governed.maxStepBps`,
      severity: "warning",
      right: governed({ maxStepBps: 1000 }),
    },
  ],
  "waiver-expired": [
    {
      wrong: { waivers: [waiver("no-spare", "2020-01-01")] },
      path: "waivers[0].expires",
      severity: "error",
      right: { waivers: [waiver("no-spare", "2999-12-31")] },
    },
  ],
  "waiver-refused": [
    {
      wrong: { waivers: [waiver("pair-differs", "2999-12-31")] },
      path: "waivers[0].rule",
      severity: "error",
      right: { waivers: [waiver("no-spare", "2999-12-31")] },
    },
  ],
  "waiver-unused": [
    { wrong: { waivers: [waiver("no-spare", "2999-12-31")] }, path: "waivers[0]", severity: "note" },
  ],
};
