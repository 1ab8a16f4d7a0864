import type { Assessment } from "../assess/assessment.ts";
import { DIMENSIONS } from "../assess/check.ts";
import {
  bestFixes,
  DIMENSION_NAMES,
  placeOf,
  pointsText,
  unknownChecks,
  verdictOf,
} from "./assessmentWords.ts";
import { counted } from "./figures.ts";
import { timeText } from "./statusText.ts";
import { textTable, wrapped } from "./textTable.ts";

/** An assessment for people, at 80 columns and on one screen. */

const BAR = 20;

/** What is certain as blocks, what is possible as dots. */
const barOf = (low: number, high: number): string => {
  const [certain, possible] = [low, high].map((points) => Math.round((points / 100) * BAR));
  return "█"
    .repeat(certain ?? 0)
    .padEnd(possible ?? 0, "·")
    .padEnd(BAR);
};

const dimensionRows = ({ dimensions }: Assessment): readonly (readonly string[])[] =>
  DIMENSIONS.flatMap((letter) => {
    const own = dimensions[letter];
    if (own === undefined) return [[`${letter} ${DIMENSION_NAMES[letter]}`, "does not apply", "", "", ""]];
    return [
      [
        `${letter} ${DIMENSION_NAMES[letter]}`,
        barOf(own.low, own.high),
        pointsText(own.low),
        pointsText(own.high),
        `${Math.round(100 * own.confidence)} %`,
      ],
    ];
  });

const titleOf = ({ target, ruleset, block, profile }: Assessment): string => {
  const place = block === null ? "" : `, block ${block.number} (${timeText(block.timestamp)})`;
  return `${target} by ${ruleset}${profile === "default" ? "" : ` with the weights of ${profile}`}${place}`;
};

/** The lines of an assessment. */
export const assessmentText = (assessment: Assessment): string => {
  const { low, high, known, gateReasons, notes } = assessment;
  const fixes = bestFixes(assessment);
  const open = unknownChecks(assessment);
  const ids = [...new Set(open.map(({ id }) => id.slice("RIQ-".length)))];
  return [
    titleOf(assessment),
    "",
    ...verdictOf(assessment).flatMap((sentence) => wrapped(sentence, "")),
    "",
    `Points ${pointsText(low)} to ${pointsText(high)} of 100; ${pointsText(known)} of what is known.`,
    "",
    ...textTable([["dimension", "", "low", "high", "known"], ...dimensionRows(assessment)]),
    ...(gateReasons.length === 0 ? [] : ["", "Gates"]),
    ...gateReasons.flatMap(({ gate, check, cap, sentence }) =>
      wrapped(`${gate} at most ${cap}, ${check}: ${sentence}`, "  "),
    ),
    ...(fixes.length === 0 ? [] : ["", "Next fixes"]),
    ...fixes.flatMap((row) =>
      wrapped(
        `+${pointsText(row.gain)} ${placeOf(row)}: ${row.message} ${row.remedy}${row.removes.length === 0 ? "" : ` Lifts ${row.removes.join(", ")}.`}`,
        "  ",
      ),
    ),
    ...(open.length === 0
      ? []
      : ["", ...wrapped(`Unknown: ${counted(ids.length, "check")}: ${ids.join(" ")}`, "")]),
    ...notes.flatMap((note) => wrapped(`Note: ${note}`, "")),
  ].join("\n");
};
