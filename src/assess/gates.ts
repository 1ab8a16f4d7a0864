import { meanOf, type ScoredRow } from "./score.ts";

/** Behaviour before numbers: what caps the grade, whatever the score. */

export const GRADES = ["A", "B", "C", "D", "F"] as const;
export type Letter = (typeof GRADES)[number];

interface GradeGate {
  readonly gate: string;
  /** The check that decides. */
  readonly check: string;
  /** The best grade while it holds. */
  readonly cap: Letter;
  /** It holds where the check's mean is certainly below this. */
  readonly below: number;
  /** Whether it holds while the check is unknown too. */
  readonly holdsUnknown: boolean;
  /** Whether any single subject that fails wholly is enough. */
  readonly holdsOnAny: boolean;
  readonly sentence: string;
}

const gate = (
  name: string,
  check: string,
  cap: Letter,
  below: number,
  sentence: string,
  { holdsUnknown = false, holdsOnAny = false } = {},
): GradeGate => ({ gate: name, check, cap, below, holdsUnknown, holdsOnAny, sentence });

/** Thresholds after the assessment's method: half of the value for G1, G7 and G8, all of it for the others. */
export const GRADE_GATES: readonly GradeGate[] = [
  gate("G1", "RIQ-O01", "D", 0.5, "Less than half of the value has two live providers."),
  gate("G2", "RIQ-O08", "D", 1, "A standby is dead."),
  gate("G3", "RIQ-O02", "D", 1, "Two roles are held by one feed."),
  gate("G4", "RIQ-O03", "C", 1, "The loss of one source leaves an asset without a price."),
  gate("G5", "RIQ-R02", "B", 1, "No verified drill is younger than 180 days.", { holdsUnknown: true }),
  gate("G6", "RIQ-O04", "C", 1, "One wrong source can set a price, or nobody has tried.", {
    holdsUnknown: true,
  }),
  gate("G7", "RIQ-F01", "D", 0.5, "A price may be of any age.", { holdsOnAny: true }),
  gate("G8", "RIQ-C01", "D", 0.5, "A single key can replace sources.", { holdsOnAny: true }),
  gate("G9", "RIQ-I09", "C", 1, "Predicted unavailability may exceed what was promised."),
];

/** The gates that hold, in their order. */
export const heldGates = (rows: readonly ScoredRow[]): readonly GradeGate[] =>
  GRADE_GATES.filter(({ check, below, holdsUnknown, holdsOnAny }) => {
    const mean = meanOf(rows, check);
    if (mean === undefined) return false;
    // Not known counts for a gate only where the method says so.
    return (holdsUnknown ? mean.low : mean.high) < below || (holdsOnAny && mean.hasZero);
  });
