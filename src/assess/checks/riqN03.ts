import type { OracleCheck } from "../check.ts";
import { percent } from "../sentences.ts";
import { decided, passes, unknown } from "../verdict.ts";

/** Do two updaters work, or anybody? */
export default {
  id: "RIQ-N03",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "history",
  question: "Do two updaters work, or anybody?",
  why: "Whoever alone may bring a price may also stay away.",
  incidents: ["entropy-keeper-2025", "automation-sunset-2026"],
  observed: "Senders of the last hundred updates; an update tried by an account that nobody knows.",
  remedy: "Open the update to anybody, or add an updater.",
  follows: [],
  reads: ["keepers"],
  evaluate: ({ updaters }) => {
    if (updaters === undefined) return unknown("Updates were not looked at.");
    const { largestShare, isOpen } = updaters.value;
    if (isOpen === true) return decided(1, "Anybody may update it.", updaters);
    if (largestShare === null) return unknown("Nobody knows who sent the last updates.");
    return passes(
      largestShare <= 0.8,
      `The largest sender made ${percent(largestShare * 10_000)} of the updates.`,
      `One sender made ${percent(largestShare * 10_000)} of the updates.`,
      updaters,
    );
  },
} satisfies OracleCheck;
