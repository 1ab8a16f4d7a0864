import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Has somebody from outside attested to the operations within a year? */
export default {
  id: "RIQ-R09",
  scope: "protocol",
  severity: "Low",
  since: "riq-2",
  kind: "onchain",
  question: "Has somebody from outside attested to the operations within a year?",
  why: "Own eyes see what they expect.",
  incidents: ["squarespace-2024"],
  observed: "An attestation on the chain or in a file, and its date.",
  remedy: "Have incident response or DNS audited.",
  follows: [],
  reads: ["attestation"],
  evaluate: ({ attestationDays }) => {
    if (attestationDays === undefined) return unknown("No attestation was looked for.");
    const days = attestationDays.value;
    return passes(
      days !== null && days <= 365,
      `An attestation is ${Math.floor(days ?? 0)} days old.`,
      days === null ? "There is none." : `The attestation is ${Math.floor(days)} days old.`,
      attestationDays,
    );
  },
} satisfies ProtocolCheck;
