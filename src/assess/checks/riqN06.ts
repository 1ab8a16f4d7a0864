import type { ProtocolCheck } from "../check.ts";
import { percent } from "../sentences.ts";
import { passes, unknown } from "../verdict.ts";

/** Is no cloud or hall behind more than three fifths of the endpoints? */
export default {
  id: "RIQ-N06",
  scope: "protocol",
  severity: "Low",
  since: "riq-1",
  kind: "http",
  question: "Is no cloud or hall behind more than three fifths of the endpoints?",
  why: "Several names in one hall go dark together.",
  incidents: ["aws-2025-10", "dydx-aws-2021", "coinbase-aws-2026"],
  observed: "Cloud, region and network of the endpoints, as the spec or its source of network numbers says.",
  remedy: "Spread them.",
  follows: [],
  reads: ["rpc"],
  evaluate: ({ hostingShare }) => {
    if (hostingShare === undefined) return unknown("Where the endpoints stand is not known.");
    return passes(
      hostingShare.value <= 0.6,
      `The largest holds ${percent(hostingShare.value * 10_000)}.`,
      `One holds ${percent(hostingShare.value * 10_000)} of the endpoints.`,
      hostingShare,
    );
  },
} satisfies ProtocolCheck;
