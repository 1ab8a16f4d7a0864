import { type CheckSeverity, DIMENSIONS, type Dimension, SEVERITY_WEIGHT } from "./check.ts";
import { capOf, type EvidenceClass } from "./evidence.ts";
import type { Outcome } from "./verdict.ts";

/**
 * Numbers out of outcomes. What is not known stays in the denominator, as 0 in the low number and as 1 in the high one: deciding
 * it never lowers the one nor raises the other.
 */

/** What a dimension weighs; together 100. */
export const DIMENSION_WEIGHT: Readonly<Record<Dimension, number>> = {
  O: 20,
  I: 18,
  F: 20,
  C: 14,
  W: 9,
  N: 9,
  R: 10,
};

/** One answer to one check. */
export interface ScoredRow {
  readonly id: string;
  readonly dimension: Dimension;
  readonly severity: CheckSeverity;
  /** What the row weighs among the rows of its check: the value that hangs on its subject. */
  readonly share: number;
  readonly outcome: Outcome;
  readonly class: EvidenceClass | null;
  readonly ageSeconds: number;
  readonly isHttp: boolean;
}

/** Numbers from 0 to 100; confidence from 0 to 1. */
interface Score {
  readonly low: number;
  readonly high: number;
  /** Of what was decided alone; 0 where nothing was. */
  readonly known: number;
  readonly confidence: number;
}

interface ScoredDimension extends Score {
  /** Share of the whole, from 0 to 1; 0 for a dimension whose checks cannot apply. */
  readonly weight: number;
}

export interface Scored extends Score {
  readonly dimensions: Readonly<Partial<Record<Dimension, ScoredDimension>>>;
}

interface WeightedRow {
  readonly row: ScoredRow;
  readonly outcome: number | null;
  readonly weight: number;
}

/** The rows of checks that apply, each with its share of its check times the check's severity. */
const weighted = (rows: readonly ScoredRow[]): WeightedRow[] => {
  const applying = rows.filter(({ outcome }) => outcome !== "na");
  const shares = new Map<string, { total: number; count: number }>();
  for (const { id, share } of applying) {
    const { total, count } = shares.get(id) ?? { total: 0, count: 0 };
    shares.set(id, { total: total + share, count: count + 1 });
  }
  return applying.map((row) => {
    const { total, count } = shares.get(row.id) ?? { total: 0, count: 1 };
    // Where nothing hangs on any subject, all weigh alike.
    const share = total > 0 ? row.share / total : 1 / count;
    return { row, outcome: row.outcome as number | null, weight: SEVERITY_WEIGHT[row.severity] * share };
  });
};

const sum = (rows: readonly WeightedRow[], measure: (row: WeightedRow) => number): number =>
  rows.reduce((total, one) => total + one.weight * measure(one), 0);

const scoreOf = (rows: readonly WeightedRow[], weight: number): ScoredDimension => {
  const total = sum(rows, () => 1);
  const decidedRows = rows.filter(({ outcome }) => outcome !== null);
  const decidedWeight = sum(decidedRows, () => 1);
  const points = sum(decidedRows, ({ outcome }) => outcome ?? 0);
  const capped = sum(decidedRows, ({ outcome, row }) =>
    row.class === null ? 0 : (outcome ?? 0) * capOf(row.class, row.ageSeconds, row.isHttp),
  );
  return {
    low: (100 * capped) / total,
    high: (100 * (points + total - decidedWeight)) / total,
    known: decidedWeight === 0 ? 0 : (100 * points) / decidedWeight,
    confidence: decidedWeight / total,
    weight,
  };
};

/** Scores rows. Dimensions none of whose checks can apply leave, and the others keep their proportions. */
export const scoreRows = (
  rows: readonly ScoredRow[],
  weights: Readonly<Record<Dimension, number>> = DIMENSION_WEIGHT,
): Scored => {
  const all = weighted(rows);
  const groups = DIMENSIONS.map((dimension) => ({
    dimension,
    rows: all.filter(({ row }) => row.dimension === dimension),
  })).filter((group) => group.rows.length > 0);
  const total = groups.reduce((one, { dimension }) => one + weights[dimension], 0);
  const dimensions: Partial<Record<Dimension, ScoredDimension>> = {};
  let [low, high, confidence, points] = [0, 0, 0, 0];
  for (const { dimension, rows: own } of groups) {
    // A profile may give nothing to all that applies: then there is nothing to score.
    const score = scoreOf(own, total > 0 ? weights[dimension] / total : 0);
    dimensions[dimension] = score;
    low += score.weight * score.low;
    high += score.weight * score.high;
    confidence += score.weight * score.confidence;
    points += score.weight * score.confidence * score.known;
  }
  return { low, high, known: confidence === 0 ? 0 : points / confidence, confidence, dimensions };
};

/** What is certain of a check as a whole: its mean where all that is unknown failed, and where all of it passed. */
interface CheckMean {
  readonly low: number;
  readonly high: number;
  /** Whether any row is 0. */
  readonly hasZero: boolean;
}

/** The mean of a check's rows, weighted by value; nothing where it cannot apply, or was not asked. */
export const meanOf = (rows: readonly ScoredRow[], id: string): CheckMean | undefined => {
  const own = weighted(rows.filter((row) => row.id === id));
  if (own.length === 0) return undefined;
  const total = sum(own, () => 1);
  return {
    low: sum(own, ({ outcome }) => outcome ?? 0) / total,
    high: sum(own, ({ outcome }) => outcome ?? 1) / total,
    hasZero: own.some(({ outcome }) => outcome === 0),
  };
};
