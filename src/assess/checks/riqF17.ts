import type { OracleCheck } from "../check.ts";
import { notApplicable, passes, unknown } from "../verdict.ts";

/** Is nothing liquidated after a halt at prices from before it? */
export default {
  id: "RIQ-F17",
  scope: "oracle",
  severity: "High",
  since: "riq-2",
  kind: "drill",
  question: "Is nothing liquidated after a halt at prices from before it?",
  why: "Who could not add collateral during the halt is liquidated the moment it ends.",
  incidents: ["dydx-2025-10", "base-2026-06"],
  observed: "All voices are older than the restart, and the grace period is over.",
  remedy: "Ask for a quorum of prices made after the restart.",
  follows: ["RIQ-I07"],
  evaluate: ({ layer, restart }) => {
    if (layer === "l1") return notApplicable("Its chain has no sequencer.");
    if (restart === undefined) return unknown("A restart was not drilled.");
    return passes(
      !restart.value.servesOldVoices,
      "After a restart it waits for prices made after it.",
      "After a restart it serves prices made before the halt.",
      restart,
    );
  },
} satisfies OracleCheck;
