import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Is no source about to end? */
export default {
  id: "RIQ-R05",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "http",
  question: "Is no source about to end?",
  why: "Ends are announced, and missed.",
  incidents: ["automation-sunset-2026", "pyth-cutover-2026"],
  observed: "Status and end of each feed in the spec's facts, and their age.",
  remedy: "Migrate before the day.",
  follows: [],
  evaluate: ({ tags }) => {
    if (tags === undefined || tags.value.length === 0)
      return unknown("Nobody says what its sources' future is.");
    const ends = tags.value.flatMap(({ daysToEnd }) => (daysToEnd === null ? [] : [daysToEnd]));
    const soonest = ends.length === 0 ? null : Math.min(...ends);
    if (soonest !== null && soonest <= 90)
      return decided(
        0,
        soonest <= 0 ? "A source has ended." : `A source ends in ${Math.floor(soonest)} days.`,
        tags,
      );
    if (tags.value.some(({ reviewedDays }) => reviewedDays === null || reviewedDays > 30))
      return unknown("The facts of a source are older than 30 days.");
    return decided(
      soonest === null ? 1 : 0.5,
      soonest === null ? "No source has an announced end." : `A source ends in ${Math.floor(soonest)} days.`,
      tags,
    );
  },
} satisfies OracleCheck;
