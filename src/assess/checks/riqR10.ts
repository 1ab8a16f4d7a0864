import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Are the announced ends of everything used kept in a calendar? */
export default {
  id: "RIQ-R10",
  scope: "protocol",
  severity: "High",
  since: "riq-2",
  kind: "repo",
  question: "Are the announced ends of everything used kept in a calendar?",
  why: "Two networks ended in one year, both announced, both forgotten.",
  incidents: ["automation-sunset-2026", "pyth-cutover-2026"],
  observed: "The calendar's entries, against what the spec uses, and the day of its last review.",
  remedy: "Add what is missing, and review it each month.",
  follows: [],
  reads: ["calendar"],
  evaluate: ({ calendar }) => {
    if (calendar === undefined) return unknown("No calendar was read.");
    const { missing, reviewedDays } = calendar.value;
    if (missing.length > 0) return decided(0, `Not in the calendar: ${missing.join(", ")}.`, calendar);
    return decided(
      reviewedDays !== null && reviewedDays <= 30 ? 1 : 0.5,
      reviewedDays === null
        ? "It is complete, and nobody says when it was reviewed."
        : `It is complete, and was reviewed ${Math.floor(reviewedDays)} days ago.`,
      calendar,
    );
  },
} satisfies ProtocolCheck;
