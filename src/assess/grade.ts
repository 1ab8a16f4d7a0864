import { allChecks } from "./catalogue.ts";
import type { CheckStage } from "./check.ts";
import { INEXACTNESS } from "./gates.ts";
import { GRADES, type Letter, STAGES, type StageName } from "./letters.ts";
import { meanOf, type ScoredRow } from "./score.ts";

/** A letter and a stage, for people who have no use for numbers. */

/** The least points of each letter. */
export const LEAST_POINTS: Readonly<Record<Letter, number>> = { A: 85, B: 70, C: 55, D: 40, F: 0 };

/** Below this share of what could be known, nothing is rated. */
export const LEAST_CONFIDENCE = 0.5;

/** The letter of some points, no better than the caps. */
export const letterOf = (points: number, caps: readonly Letter[]): Letter => {
  const own = GRADES.findIndex((letter) => points >= LEAST_POINTS[letter]);
  const place = Math.max(own, ...caps.map((cap) => GRADES.indexOf(cap)));
  return GRADES[place] ?? "F";
};

/** The letter, or U for unrated where too little is known. */
export const gradeOf = (letter: Letter, confidence: number): Letter | "U" =>
  confidence < LEAST_CONFIDENCE ? "U" : letter;

/** Days that availability has to have been measured over. */
export const MEASURED_DAYS = 90;

interface Requirement extends CheckStage {
  readonly check: string;
}

/** What the stages ask, lowest stage first; each requirement stands in its check. */
export const stageRequirements = (): readonly (readonly [StageName, readonly Requirement[]])[] =>
  STAGES.slice(1).map((name) => [
    name,
    allChecks().flatMap(({ id, stage }) => (stage?.name === name ? [{ ...stage, check: id }] : [])),
  ]);

/** Whether a stage asks that a check was measured. */
export const isMeasuredCheck = (id: string): boolean =>
  allChecks().some((check) => check.id === id && check.stage?.isMeasured === true);

const isMet = (rows: readonly ScoredRow[], { check, least, isMeasured }: Requirement): boolean => {
  const mean = meanOf(rows, check);
  // What cannot apply, or is not known, is not reached.
  if (mean === undefined || mean.low < least - INEXACTNESS) return false;
  return isMeasured === undefined || rows.every((row) => row.id !== check || row.class === "M");
};

/**
 * The stage that is reached, and what the next one still asks.
 * @param measuredDays Over how many days availability was measured.
 */
export const stageOf = (
  rows: readonly ScoredRow[],
  measuredDays: number,
): { readonly stage: StageName; readonly unmet: readonly string[] } => {
  let stage: StageName = "R0";
  for (const [name, requirements] of stageRequirements()) {
    const unmet = requirements
      .filter((one) => !isMet(rows, one) || (one.isMeasured === true && measuredDays < MEASURED_DAYS))
      .map(({ check }) => check);
    if (unmet.length > 0) return { stage, unmet };
    stage = name;
  }
  return { stage, unmet: [] };
};
