import type { Assessment } from "../assess/assessment.ts";
import { allChecks } from "../assess/catalogue.ts";
import { type CheckSeverity, DIMENSIONS, SEVERITY_WEIGHT } from "../assess/check.ts";
import {
  type AssessedCheck,
  bestFixes,
  DIMENSION_NAMES,
  minutesText,
  placeOf,
  pointsText,
  unknownChecks,
} from "./assessmentWords.ts";
import { cell, figures, type ReportTable, words } from "./reportTable.ts";
import { timeText } from "./statusText.ts";

/** What an assessment found, in tables for the page and for Markdown. */

/** One band: what is certain, what is possible, and what was decided alone. */
export interface DimensionRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly known: number;
  readonly confidence: number;
}

/** The whole, and each dimension that applies. */
export const bandsOf = (assessment: Assessment): readonly DimensionRow[] => [
  { ...assessment, name: "All" },
  ...DIMENSIONS.flatMap((letter) => {
    const own = assessment.dimensions[letter];
    return own === undefined ? [] : [{ ...own, name: `${letter} ${DIMENSION_NAMES[letter]}` }];
  }),
];

/** A share of 0 to 1 in whole percent. */
export const percentText = (share: number): string => `${Math.round(100 * share)} %`;

export const bandsTable = (assessment: Assessment): ReportTable => ({
  caption: "Points of 100",
  columns: [
    words("Dimension"),
    figures("Certain", "All that is not known counts as failed"),
    figures("Possible", "All that is not known counts as passed"),
    figures("Of what is known"),
    figures("Known", "Share of the weight that was decided"),
  ],
  rows: bandsOf(assessment).map(({ name, low, high, known, confidence }) => [
    cell(name),
    cell(pointsText(low)),
    cell(pointsText(high)),
    cell(confidence === 0 ? "" : pointsText(known)),
    cell(percentText(confidence)),
  ]),
});

export const gatesTable = ({ gateReasons }: Assessment): ReportTable => ({
  caption: "Gates that hold, which cap the grade whatever the points",
  columns: [words("Gate"), words("At most"), words("Check"), words("Why")],
  rows: gateReasons.map(({ gate, cap, check, sentence }) => [
    cell(gate),
    cell(cap),
    cell(check),
    cell(sentence, "bad"),
  ]),
});

export const fixesTable = (assessment: Assessment): ReportTable => ({
  caption: "Best next fixes",
  columns: [words("Check"), words("What to do"), figures("Gain", "Points of 100"), words("Lifts")],
  rows: bestFixes(assessment).map((row) => [
    cell(placeOf(row)),
    cell(row.remedy, undefined, row.message),
    cell(`+${pointsText(row.gain)}`),
    cell(row.removes.join(", ")),
  ]),
});

/** What takes an oracle down at once with others. What is left without one cause is left for the others, so that no sum is meant. */
export const causesTable = ({ availability }: Assessment): ReportTable => ({
  caption: "Common causes, by what would be gained without each; they do not add up",
  columns: [words("Oracle"), words("Cause"), figures("A year")],
  rows: Object.entries(availability.subjects).flatMap(([subject, { contributors }]) =>
    contributors.map(({ cause, minutesPerYear }) => [
      cell(subject),
      cell(cause),
      cell(minutesText(minutesPerYear)),
    ]),
  ),
});

const severityOf = ({ id }: AssessedCheck): CheckSeverity =>
  allChecks().find((check) => check.id === id)?.severity ?? "Critical";

const outcomeText = (outcome: number): string => (outcome === 0 ? "failed" : `${percentText(outcome)} of it`);

/** Rows that were decided and are not wholly passed, the heaviest first. */
export const failedRows = ({ checks }: Assessment): readonly AssessedCheck[] =>
  checks
    .filter(({ outcome }) => typeof outcome === "number" && outcome < 1)
    .toSorted(
      (one, other) =>
        SEVERITY_WEIGHT[severityOf(other)] - SEVERITY_WEIGHT[severityOf(one)] || other.gain - one.gain,
    );

export const failedTable = (rows: readonly AssessedCheck[]): ReportTable => ({
  caption: "Failed checks, the heaviest first",
  columns: [
    words("Check"),
    words("Severity"),
    words("Outcome"),
    words(
      "Evidence",
      "S stated, D documents, T third party, R source, C chain or web, M measured, X drilled",
    ),
    words("What was found"),
    words("What to do"),
  ],
  rows: rows.map((row) => [
    cell(placeOf(row)),
    cell(severityOf(row)),
    cell(
      typeof row.outcome === "number" ? outcomeText(row.outcome) : "",
      row.outcome === 0 ? "bad" : "impaired",
    ),
    cell(row.class ?? ""),
    cell(row.message),
    cell(row.remedy),
  ]),
});

/** What nobody knows yet, as the questions that would decide it; a line a check. */
export const openQuestions = (assessment: Assessment): readonly string[] => {
  const subjects = new Map<string, string[]>();
  for (const { id, subject, part } of unknownChecks(assessment)) {
    const place = placeOf({ id: "", subject, part });
    subjects.set(id, [...(subjects.get(id) ?? []), ...(place === "" ? [] : [place])]);
  }
  return [...subjects].map(([id, places]) => {
    const question = allChecks().find((check) => check.id === id)?.question ?? "It is not asked here.";
    return places.length === 0
      ? `${id}: ${question}`
      : `${id} (${[...new Set(places)].join(", ")}): ${question}`;
  });
};

/** When the oldest observation was made that counts. */
export const oldestText = ({ evidence }: Assessment): string => {
  const times = evidence.flatMap(({ observedAt }) => (observedAt === null ? [] : [observedAt]));
  return times.length === 0 ? "none has a time" : timeText(Math.min(...times));
};

/** What the next stage asks; empty on the last one. */
export const stageSentence = ({ stage, unmet }: Assessment): string =>
  unmet.length === 0 ? `Stage ${stage}.` : `Stage ${stage}; the next one asks ${unmet.join(", ")} still.`;
