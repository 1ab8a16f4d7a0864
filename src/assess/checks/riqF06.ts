import type { OracleCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Can a switch be seen? */
export default {
  id: "RIQ-F06",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Can a switch be seen?",
  why: "A failover that nobody sees leaves nobody to repair what failed.",
  incidents: ["entropy-keeper-2025"],
  observed: "An event, or a view that names the source and its fault.",
  remedy: "Expose which source failed, and how.",
  follows: [],
  evaluate: ({ observability }) => {
    if (observability === undefined) return unknown("Whether a switch leaves a trace is not known.");
    return passes(
      observability.value !== "none",
      `A switch is seen by ${observability.value === "view" ? "a view that names source and fault" : "an event"}.`,
      "A switch leaves no trace.",
      observability,
    );
  },
} satisfies OracleCheck;
