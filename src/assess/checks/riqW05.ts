import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Can the build be repeated from source? */
export default {
  id: "RIQ-W05",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "repo",
  question: "Can the build be repeated from source?",
  why: "A build that nobody can repeat is believed, not checked.",
  incidents: ["ledger-connect-2023"],
  observed: "The build is repeated, and its hash compared.",
  remedy: "Pin the toolchain.",
  follows: [],
  reads: ["ipfs"],
  evaluate: ({ rebuild }) => {
    if (rebuild === undefined) return unknown("Nobody repeated the build.");
    return passes(
      rebuild.value,
      "The build repeats to the same bytes.",
      "The build repeats to other bytes.",
      rebuild,
    );
  },
} satisfies ProtocolCheck;
