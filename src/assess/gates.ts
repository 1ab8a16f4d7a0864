import { allChecks } from "./catalogue.ts";
import type { CheckGate } from "./check.ts";
import { meanOf, type ScoredRow } from "./score.ts";

/** Behaviour before numbers: what caps the grade, whatever the score. */

interface GradeGate extends CheckGate {
  /** The check that decides. */
  readonly check: string;
}

/** All gates, by their numbers; each stands in its check. */
export const gradeGates = (): readonly GradeGate[] =>
  allChecks()
    .flatMap(({ id, gate }) => (gate === undefined ? [] : [{ ...gate, check: id }]))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** Means are sums of shares, and not exact: so much below a threshold is the threshold. */
export const INEXACTNESS = 1e-12;

/** The gates that hold, in their order. */
export const heldGates = (rows: readonly ScoredRow[]): readonly GradeGate[] =>
  gradeGates().filter(({ check, below, holdsUnknown, holdsOnAny }) => {
    const mean = meanOf(rows, check);
    if (mean === undefined) return false;
    // Not known counts for a gate only where the method says so.
    const counted = holdsUnknown ? mean.low : mean.high;
    return counted < below - INEXACTNESS || (holdsOnAny === true && mean.hasZero);
  });
