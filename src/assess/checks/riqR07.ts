import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Can a finder reach somebody? */
export default {
  id: "RIQ-R07",
  scope: "protocol",
  severity: "Low",
  since: "riq-1",
  kind: "http",
  question: "Can a finder reach somebody?",
  why: "A finder without an address finds a buyer.",
  incidents: ["singularity-2026"],
  observed: "A security.txt with a contact and an end that lies ahead, or SECURITY.md.",
  remedy: "Publish a contact.",
  follows: [],
  reads: ["security"],
  evaluate: ({ securityContact }) => {
    if (securityContact === undefined) return unknown("No contact was looked for.");
    return passes(
      securityContact.value,
      "A contact is published.",
      "No contact is published, or it has expired.",
      securityContact,
    );
  },
} satisfies ProtocolCheck;
