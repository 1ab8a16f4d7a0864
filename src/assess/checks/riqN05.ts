import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Does the client do without an indexer, or have two? */
export default {
  id: "RIQ-N05",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "repo",
  question: "Does the client do without an indexer, or have two?",
  why: "A page without its indexer shows nothing, or yesterday.",
  incidents: ["cloudflare-2025-11"],
  observed: "The client's configuration, as the spec names it.",
  remedy: "Read from nodes where the indexer is away.",
  follows: [],
  reads: ["client"],
  evaluate: ({ indexers }) => {
    if (indexers === undefined) return unknown("Whether the client needs an indexer is not known.");
    const { isNeeded, count } = indexers.value;
    return passes(
      !isNeeded || count >= 2,
      isNeeded ? `It has ${count} indexers.` : "It needs none.",
      `It needs an indexer and has ${count === 0 ? "none" : count === 1 ? "one alone" : count}.`,
      indexers,
    );
  },
} satisfies ProtocolCheck;
