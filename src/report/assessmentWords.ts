import type { Assessment } from "../assess/assessment.ts";
import type { DIMENSIONS } from "../assess/check.ts";
import { letterOf } from "../assess/grade.ts";
import { GRADES } from "../assess/letters.ts";
import { counted, formatNumber } from "./figures.ts";

/** An assessment in sentences, for the terminal, the page and Markdown alike. */

/** Dimensions for people. */
export const DIMENSION_NAMES: Readonly<Record<(typeof DIMENSIONS)[number], string>> = {
  O: "Structure",
  I: "Independence",
  F: "Failover",
  C: "Control",
  W: "Front-end",
  N: "Nodes and keepers",
  R: "Recovery",
};

export type AssessedCheck = Assessment["checks"][number];

/** So many of the best fixes are shown. */
const FIXES = 5;
const MINUTES_PER_DAY = 1_440;

/** Points as people say them. */
export const pointsText = (points: number): string => points.toFixed(1);

/** Minutes a year as people say them. */
export const minutesText = (minutes: number): string => {
  if (minutes >= 2 * MINUTES_PER_DAY) return counted(Math.round(minutes / MINUTES_PER_DAY), "day");
  if (minutes >= 10) return counted(Math.round(minutes), "minute");
  return `${formatNumber(minutes, minutes >= 1 ? 1 : 2)} minutes`;
};

const MINUTES_PER_YEAR = 525_600;

/** Where a check failed: its id, its subject and the part of it. */
export const placeOf = ({ id, subject, part }: Pick<AssessedCheck, "id" | "subject" | "part">): string =>
  [id, subject === "protocol" ? "" : subject, part ?? ""].filter((word) => word !== "").join(" ");

/** What would gain most, best first: what lifts the lowest cap, then what lifts more gates, then what adds more points. */
export const bestFixes = ({ checks, gateReasons }: Assessment): readonly AssessedCheck[] => {
  const lowness = ({ removes }: AssessedCheck): number =>
    Math.max(-1, ...gateReasons.map(({ gate, cap }) => (removes.includes(gate) ? GRADES.indexOf(cap) : -1)));
  return checks
    .filter(({ gain, outcome }) => gain > 0 && outcome !== "na" && outcome !== 1)
    .toSorted(
      (one, other) =>
        lowness(other) - lowness(one) || other.removes.length - one.removes.length || other.gain - one.gain,
    )
    .slice(0, FIXES);
};

export const unknownChecks = ({ checks }: Assessment): readonly AssessedCheck[] =>
  checks.filter(({ outcome }) => outcome === null);

const gradeSentence = (assessment: Assessment): string => {
  const {
    grade,
    gradeRange: [worst, best],
    confidence,
    stage,
  } = assessment;
  const range = worst === best ? "" : ` (range ${worst} to ${best})`;
  const head =
    grade === "U"
      ? `Unrated: ${Math.round(100 * confidence)} % of what counts are known, and a rating takes half; what is known leaves anything from ${worst} to ${best}`
      : `Grade ${grade}${range}, with ${Math.round(100 * confidence)} % of what counts known`;
  return `${head}, stage ${stage}${capText(assessment)}.`;
};

/** Which gate holds the grade, where one does: points alone may be lower already. */
const capText = ({ gateReasons, low, high, gradeRange: [worst, best] }: Assessment): string => {
  const verb = letterOf(low, []) !== worst ? "held at" : letterOf(high, []) !== best ? "at most" : undefined;
  const lowest = Math.max(-1, ...gateReasons.map(({ cap }) => GRADES.indexOf(cap)));
  const capping = gateReasons.filter(({ cap }) => GRADES.indexOf(cap) === lowest);
  const [first] = capping;
  if (verb === undefined || first === undefined) return "";
  const others = capping.length === 1 ? "" : ` and ${capping.length - 1} more`;
  return `, ${verb} ${first.cap} by ${first.gate}${others}: ${lowerFirst(first.sentence).replace(/\.$/, "")}`;
};

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const downSentence = ({ availability, frontier, checks }: Assessment): string => {
  const { minutesPerYear, low, high, independent } = availability;
  const single = checks.find(({ id, outcome }) => id === "RIQ-O03" && outcome === 0);
  const cause = single === undefined ? "" : ` ${single.subject}: ${lowerFirst(single.message)}`;
  if (minutesPerYear === null || low === null || high === null) {
    const known = Object.entries(frontier).map(([subject, { sentence }]) => `${subject} ${sentence}`);
    return known.length === 0
      ? "What takes it down was not tried: no oracle was drilled."
      : `${known.join("; ")}.${cause}`;
  }
  const bounds = `${minutesText(low * MINUTES_PER_YEAR)} to ${minutesText(high * MINUTES_PER_YEAR)}`;
  const naive =
    independent === null
      ? ""
      : `; without common causes it would seem ${minutesText(independent * MINUTES_PER_YEAR)}`;
  return `Without a safe price it is predicted to be for ${minutesText(minutesPerYear)} a year (${bounds})${naive}.${cause}`;
};

const fixSentence = (assessment: Assessment): string => {
  const [first] = bestFixes(assessment);
  if (first === undefined) return "Nothing that is known would gain a point.";
  const gates = first.removes.length === 0 ? "" : ` and lifts ${first.removes.join(" and ")}`;
  return `First: ${lowerFirst(first.remedy).replace(/\.$/, "")} (${placeOf(first)}), which adds ${pointsText(first.gain)} points${gates}.`;
};

/** The verdict in three sentences: the grade, what takes it down, and what to do first. */
export const verdictOf = (assessment: Assessment): readonly [string, string, string] => [
  gradeSentence(assessment),
  downSentence(assessment),
  fixSentence(assessment),
];
