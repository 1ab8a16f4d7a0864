import { checksOf } from "./catalogue.ts";
import { BEST_CLASS } from "./check.ts";
import { heldGates } from "./gates.ts";
import { gradeOf, isMeasuredCheck, letterOf, stageOf } from "./grade.ts";
import { DEFAULT_PROFILE, type Profile } from "./profile.ts";
import { rounded } from "./rounding.ts";
import { type AnsweredRow, answerAll, type Facts, scoredRow } from "./rows.ts";
import { rulesetDigest } from "./ruleset.ts";
import type { RulesetName } from "./rulesetNames.ts";
import { type Scored, type ScoredRow, scoreRows } from "./score.ts";
import { hours } from "./sentences.ts";
import { type StatedEvidence, withStated } from "./stated.ts";

/** From what is known to the rating: pure, and the same for the same evidence. */

/** What is rated. */
export interface Assessed {
  readonly facts: Facts;
  readonly stated?: StatedEvidence;
  readonly ruleset: RulesetName;
  readonly profile?: Profile;
  /** Unix seconds of the pinned block; left out where there is none. */
  readonly now?: number;
}

const roundedScore = ({ low, high, known, confidence }: Omit<Scored, "dimensions">) => ({
  low: rounded(low),
  high: rounded(high),
  known: rounded(known),
  confidence: rounded(confidence),
});

/** What would be gained by one row at its best, known in the best way there is for it. */
const gainOf = (
  rows: readonly ScoredRow[],
  place: number,
  { check, verdict }: AnsweredRow,
  before: { readonly low: number; readonly gates: readonly string[] },
  weights: Profile["dimensions"],
) => {
  if (verdict.outcome === "na") return { gain: 0, removes: [] };
  const best = BEST_CLASS[check.kind];
  const mended = rows.map((row, index) =>
    index === place ? { ...row, outcome: 1, class: best, ageSeconds: 0 } : row,
  );
  // Only the check that decides a gate can lift it.
  const gates = check.gate === undefined ? before.gates : heldGates(mended).map(({ name }) => name);
  return {
    gain: rounded(Math.max(0, scoreRows(mended, weights).low - before.low)),
    removes: before.gates.filter((gate) => !gates.includes(gate)),
  };
};

/** What a refused row says: it was observed after the block that everything else is of. */
const refuseLater = (row: AnsweredRow, now: number | undefined): AnsweredRow => {
  const { newest } = row.verdict;
  if (now === undefined || newest === null || newest <= now) return row;
  const message = `What decides it was observed ${hours(newest - now)} after the block.`;
  return { ...row, verdict: { ...row.verdict, outcome: null, class: null, message } };
};

/** Rates what is known by a ruleset. */
export const rate = ({ facts, stated, ruleset, profile = DEFAULT_PROFILE, now }: Assessed) => {
  const observed = answerAll(checksOf(ruleset), ruleset, facts).map((row) => refuseLater(row, now));
  const merged = stated === undefined ? { rows: observed, notes: [] } : withStated(observed, stated);
  const rows = merged.rows.map((row) => scoredRow(row, now));
  const scored = scoreRows(rows, profile.dimensions);
  // Graded is what is written: the rounded numbers.
  const score = roundedScore(scored);
  const held = heldGates(rows);
  const caps = held.map(({ cap }) => cap);
  const [low, high] = [letterOf(score.low, caps), letterOf(score.high, caps)];
  const measuredDays = measuredDaysIn(facts, merged.rows);
  const before = { low: scored.low, gates: held.map(({ name }) => name) };
  return {
    ruleset,
    rulesetSha256: rulesetDigest(ruleset),
    profile: profile.name,
    ...score,
    grade: gradeOf(low, score.confidence),
    gradeRange: [low, high] as const,
    ...stageOf(rows, measuredDays),
    gates: before.gates,
    gateReasons: held.map(({ name: gate, check, cap, sentence }) => ({ gate, check, cap, sentence })),
    dimensions: Object.fromEntries(
      Object.entries(scored.dimensions).map(([letter, own]) => [
        letter,
        { ...roundedScore(own), weight: rounded(own.weight) },
      ]),
    ),
    checks: merged.rows.map((row, place) => ({
      id: row.check.id,
      subject: row.subject,
      part: row.verdict.part ?? null,
      outcome: typeof row.verdict.outcome === "number" ? rounded(row.verdict.outcome) : row.verdict.outcome,
      class: row.verdict.class,
      message: row.verdict.message,
      evidence: [...row.verdict.evidence],
      remedy: row.check.remedy,
      ...gainOf(rows, place, row, before, profile.dimensions),
    })),
    notes: [...(stated?.notes ?? []), ...merged.notes],
  };
};

/** Days that availability was measured over: of all oracles the fewest; what is stated as measured counts as long enough. */
const measuredDaysIn = ({ oracles }: Facts, rows: readonly AnsweredRow[]): number => {
  const measured = oracles.map(({ history }) => history?.value.days ?? 0);
  const isStated = rows.some(
    ({ check, verdict }) => isMeasuredCheck(check.id) && verdict.class === "M" && verdict.at === null,
  );
  return isStated ? Number.POSITIVE_INFINITY : measured.length === 0 ? 0 : Math.min(...measured);
};
