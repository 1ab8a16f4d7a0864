import { fourth, ONE_SOURCE, onDemand } from "./caseParts.ts";
import type { CaughtIncident } from "./incidentCases.ts";

/** Of the incidents that joined the list in November 2026; by the id of one. */
export const ADDED_INCIDENTS: Readonly<Record<string, CaughtIncident>> = {
  "arbitrum-2022-01": {
    rule: "sequencer-missing",
    base: "arbitrum",
    as: "an L2 without its sequencer's feed",
    wrong: { "network > sequencer": undefined },
  },
  "entropy-keeper-2025": {
    rule: "on-demand-quorum",
    as: "a quorum of values that a keeper has to bring",
    wrong: onDemand("chainlink", "redstone", "api3"),
  },
  "pragma-2025-07": {
    rule: "one-provider-price",
    as: "one provider, its own only publisher",
    wrong: ONE_SOURCE,
  },
  "aster-xpl-2025": {
    rule: "one-provider-price",
    as: "a venue's own index alone, once its guard was lifted",
    wrong: ONE_SOURCE,
  },
  "dydx-2025-10": {
    rule: "sequencer-grace",
    base: "arbitrum",
    as: "a market that opens a minute after the chain's return",
    wrong: { "network > sequencer > grace": 60 },
  },
  "moonwell-virtual-2025": {
    rule: "one-provider-price",
    as: "one provider for an asset that is borrowed",
    wrong: ONE_SOURCE,
  },
  "balancer-pause-2025": {
    rule: "role-nobody",
    as: "a power to stop that nobody holds any more",
    wrong: { "roles > guardian": "0x0000000000000000000000000000000000000000" },
  },
  "automation-sunset-2026": {
    rule: "feed-status",
    as: "a feed whose only updater was shut down",
    wrong: fourth("status", "retired"),
  },
  "pyth-cutover-2026": {
    rule: "spec-age",
    base: "mainnet",
    as: "a spec of before the provider's cutover",
    wrong: { "feeds > pyth-eth-usd > reviewed": undefined },
  },
};
