import type { z } from "zod";
import type { Assessment } from "../assess/assessment.ts";
import { DIMENSIONS } from "../assess/check.ts";
import { GRADES, STAGES } from "../assess/letters.ts";
import { misuse } from "../problem.ts";
import { type AssessedCheck, DIMENSION_NAMES, minutesText, placeOf, pointsText } from "./assessmentWords.ts";
import type assessmentDifference from "./json/assessmentDifference.ts";
import { wrapped } from "./textTable.ts";

/** What two assessments by one ruleset differ in. */

type AssessmentDifference = z.output<typeof assessmentDifference.schema>;

/** An assessment and the file that it was read from. */
export interface ReadAssessment {
  readonly file: string;
  readonly assessment: Assessment;
}

type Changed = AssessmentDifference["checks"][number];

/** Rows by check, subject and part; where several have the same, each by its place among them. */
const rowsOf = ({ checks }: Assessment): ReadonlyMap<string, AssessedCheck> => {
  const rows = new Map<string, AssessedCheck>();
  const seen = new Map<string, number>();
  for (const row of checks) {
    const place = JSON.stringify([row.id, row.subject, row.part]);
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    rows.set(`${place} ${count}`, row);
  }
  return rows;
};

const changedRow = (before: AssessedCheck | undefined, after: AssessedCheck | undefined): Changed[] => {
  const shown = after ?? before;
  if (shown === undefined) return [];
  if (before?.outcome === after?.outcome && before?.class === after?.class) return [];
  return [
    {
      id: shown.id,
      subject: shown.subject,
      part: shown.part,
      before: before === undefined ? "absent" : before.outcome,
      after: after === undefined ? "absent" : after.outcome,
      classBefore: before?.class ?? null,
      classAfter: after?.class ?? null,
      message: shown.message,
    },
  ];
};

const changedRows = (before: Assessment, after: Assessment): Changed[] => {
  const [earlier, later] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .flatMap((place) => changedRow(earlier.get(place), later.get(place)))
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
};

const changedDimensions = (before: Assessment, after: Assessment): AssessmentDifference["dimensions"] =>
  Object.fromEntries(
    DIMENSIONS.flatMap((letter) => {
      const [one, other] = [before.dimensions[letter], after.dimensions[letter]];
      if (one?.low === other?.low && one?.high === other?.high) return [];
      const low = { before: one?.low ?? null, after: other?.low ?? null };
      const high = { before: one?.high ?? null, after: other?.high ?? null };
      return [[letter, { low, high }]];
    }),
  );

const changedMinutes = (before: Assessment, after: Assessment): AssessmentDifference["availability"] => {
  const [earlier, later] = [before.availability.subjects, after.availability.subjects];
  const subjects = [...new Set([...Object.keys(earlier), ...Object.keys(later)])].sort();
  return Object.fromEntries(
    subjects.flatMap((subject) => {
      const minutes = {
        before: earlier[subject]?.minutesPerYear ?? null,
        after: later[subject]?.minutesPerYear ?? null,
      };
      return minutes.before === minutes.after ? [] : [[subject, minutes]];
    }),
  );
};

/** Why the later one is worse in what a gate holds: its letter, its stage, or a gate that came. */
const worseSentences = (before: Assessment, after: Assessment, came: readonly string[]): string[] => {
  const [earlier, later] = [before, after].map(({ gradeRange: [letter] }) => GRADES.indexOf(letter)) as [
    number,
    number,
  ];
  const lost = before.grade !== "U" && after.grade === "U";
  const fell = later > earlier;
  return [
    ...(lost ? [`The grade is lost: ${before.grade} was rated, and now too little is known.`] : []),
    ...(fell && !lost
      ? [`The grade of what is certain fell from ${before.gradeRange[0]} to ${after.gradeRange[0]}.`]
      : []),
    ...(STAGES.indexOf(after.stage) < STAGES.indexOf(before.stage)
      ? [`The stage fell from ${before.stage} to ${after.stage}.`]
      : []),
    ...after.gateReasons
      .filter(({ gate }) => came.includes(gate))
      .map(({ gate, check, sentence }) => `${gate} came (${check}): ${sentence}`),
  ];
};

const sideOf = ({ file, assessment: { target, block, digest } }: ReadAssessment) => ({
  file,
  target,
  block: block?.number ?? null,
  digest,
});

const requireComparable = (before: ReadAssessment, after: ReadAssessment): void => {
  for (const key of ["ruleset", "rulesetSha256", "profile"] as const) {
    const [one, other] = [before.assessment[key], after.assessment[key]];
    if (one === other) continue;
    const what = key === "profile" ? "profile" : "ruleset";
    throw misuse(
      "",
      `${before.file} is by ${what} ${one} and ${after.file} by ${other}, whose points cannot be compared: rate both by one ${what}.`,
    );
  }
};

/**
 * What differs from one assessment to a later one.
 * @throws Problem where they are not by the same ruleset and profile.
 */
export const differenceOf = (before: ReadAssessment, after: ReadAssessment): AssessmentDifference => {
  requireComparable(before, after);
  const [one, other] = [before.assessment, after.assessment];
  const figure = (key: "low" | "high" | "known" | "confidence") => ({ before: one[key], after: other[key] });
  const came = other.gates.filter((gate) => !one.gates.includes(gate));
  const reasons = other.gateReasons.filter(({ gate }) => came.includes(gate));
  const found = {
    low: figure("low"),
    high: figure("high"),
    known: figure("known"),
    confidence: figure("confidence"),
    grade: { before: one.grade, after: other.grade },
    gradeRange: { before: one.gradeRange.join("-"), after: other.gradeRange.join("-") },
    stage: { before: one.stage, after: other.stage },
    gates: {
      came: reasons.map(({ gate, sentence }) => ({ gate, sentence })),
      went: one.gates.filter((gate) => !other.gates.includes(gate)),
    },
    dimensions: changedDimensions(one, other),
    checks: changedRows(one, other),
    minutesPerYear: {
      before: one.availability.minutesPerYear,
      after: other.availability.minutesPerYear,
    },
    availability: changedMinutes(one, other),
  };
  const { gates, dimensions, checks, availability, ...pairs } = found;
  return {
    ruleset: other.ruleset,
    profile: other.profile,
    before: sideOf(before),
    after: sideOf(after),
    isSame:
      Object.values(pairs).every((pair) => pair.before === pair.after) &&
      [gates.came, gates.went, checks, Object.keys(dimensions), Object.keys(availability)].every(
        ({ length }) => length === 0,
      ),
    ...found,
    worse: worseSentences(one, other, came),
  };
};

const minutes = (value: number | null): string => (value === null ? "not predicted" : minutesText(value));
const points = (value: number | null): string => (value === null ? "does not apply" : pointsText(value));

const outcomeText = (outcome: Changed["before"]): string => {
  if (outcome === null) return "unknown";
  return typeof outcome === "number" ? String(outcome) : outcome;
};

const rowText = ({ before, after, classBefore, classAfter, message, ...row }: Changed): string => {
  const [one, other] = [
    [before, classBefore],
    [after, classAfter],
  ].map(([outcome, evidence]) => {
    const text = outcomeText(outcome as Changed["before"]);
    return evidence === null ? text : `${text} (${evidence})`;
  });
  return `${placeOf(row)}: ${one} -> ${other}. ${message}`;
};

const sidesText = ({ before, after, ruleset }: AssessmentDifference): string => {
  const [one, other] = [before, after].map(({ file, target, block }) =>
    block === null ? `${file} (${target})` : `${file} (${target}, block ${block})`,
  );
  return `${one} -> ${other}, by ${ruleset}`;
};

/** The lines of a difference, for a terminal. */
export const differenceText = (difference: AssessmentDifference): string => {
  const { low, high, confidence, grade, gradeRange, stage, gates, dimensions, checks } = difference;
  if (difference.isSame) return `${sidesText(difference)}\n\nNothing that counts differs.`;
  const percent = ({ before, after }: AssessmentDifference["confidence"]): string =>
    `${Math.round(100 * before)} % -> ${Math.round(100 * after)} %`;
  const predicted = difference.minutesPerYear;
  return [
    ...wrapped(sidesText(difference), ""),
    "",
    `Grade   ${grade.before} (${gradeRange.before}) -> ${grade.after} (${gradeRange.after})`,
    `Stage   ${stage.before} -> ${stage.after}`,
    `Points  ${points(low.before)} to ${points(high.before)} -> ${points(low.after)} to ${points(high.after)}`,
    `Known   ${percent(confidence)}`,
    `Down    ${minutes(predicted.before)} -> ${minutes(predicted.after)} a year`,
    ...gates.came.flatMap(({ gate, sentence }) => wrapped(`Gate ${gate} came: ${sentence}`, "")),
    ...gates.went.map((gate) => `Gate ${gate} went.`),
    ...Object.entries(dimensions).map(
      ([letter, own]) =>
        `${letter} ${DIMENSION_NAMES[letter as keyof typeof DIMENSION_NAMES]}: ${points(own.low.before)} to ${points(own.high.before)} -> ${points(own.low.after)} to ${points(own.high.after)}`,
    ),
    ...Object.entries(difference.availability).map(
      ([subject, { before, after }]) => `${subject} down ${minutes(before)} -> ${minutes(after)} a year`,
    ),
    ...(checks.length === 0 ? [] : ["", "Checks"]),
    ...checks.flatMap((row) => wrapped(rowText(row), "  ")),
    ...(difference.worse.length === 0 ? [] : ["", ...difference.worse.flatMap((one) => wrapped(one, ""))]),
  ].join("\n");
};
