/** What a recovery plan has to hold. */

/** Asked by every ruleset. */
export const PLAN_SECTIONS = ["scenarios", "objectives", "roles", "steps", "contacts"] as const;

/** Asked from the second ruleset on: what the incidents of 2025 and 2026 added. */
export const FURTHER_PLAN_SECTIONS = [
  "restart-order",
  "counterparties",
  "provider-sunset",
  "front-end-hijack",
  "stop-outflows",
  "failed-failover",
] as const;
