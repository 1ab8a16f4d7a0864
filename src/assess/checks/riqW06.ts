import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Is a way without a front-end written down? */
export default {
  id: "RIQ-W06",
  scope: "protocol",
  severity: "Low",
  since: "riq-1",
  kind: "repo",
  question: "Is a way without a front-end written down?",
  why: "The contracts stay; who can use them without a page is safe.",
  incidents: ["cloudflare-2025-11"],
  observed: "A file of the repository that names the calls.",
  remedy: "Write down how to leave without a front-end.",
  follows: [],
  reads: ["manual"],
  evaluate: ({ manualPath }) => {
    if (manualPath === undefined) return unknown("No repository was read.");
    return passes(manualPath.value, "A file names the calls.", "No file names the calls.", manualPath);
  },
} satisfies ProtocolCheck;
