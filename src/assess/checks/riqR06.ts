import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Are incidents published, with times? */
export default {
  id: "RIQ-R06",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "repo",
  question: "Are incidents published, with times?",
  why: "Who writes down when it began and ended learns how long it takes.",
  incidents: ["solana-2024"],
  observed: "The file of incidents.",
  remedy: "Publish them: begun, noticed, ended.",
  follows: [],
  reads: ["incidents"],
  evaluate: ({ incidents }) => {
    if (incidents === undefined) return unknown("No file of incidents was read.");
    return decided(
      incidents.value === "with-times" ? 1 : incidents.value === "without-times" ? 0.5 : 0,
      incidents.value === "with-times"
        ? "Incidents are published with times."
        : incidents.value === "without-times"
          ? "Incidents are published without times."
          : "No incidents are published.",
      incidents,
    );
  },
} satisfies ProtocolCheck;
