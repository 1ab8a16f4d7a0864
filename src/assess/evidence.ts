/** How something came to be known, and what an outcome that rests on it counts at most. */

/**
 * S: the spec says it; D: public documents; T: somebody else's review; R: source at a pinned commit; C: one read on the chain or
 * over HTTP; M: measured over 30 days and more; X: tried in a drill.
 */
export const EVIDENCE_CLASSES = ["S", "D", "T", "R", "C", "M", "X"] as const;

export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

/** What a class counts, and in how many days half of that is gone; null where it does not age. */
interface ClassWorth {
  readonly cap: number;
  readonly halfLifeDays: number | null;
}

/** After the assessment's method, sections 5 and 6 of its reference. */
export const CLASS_WORTH: Readonly<Record<EvidenceClass, ClassWorth>> = {
  S: { cap: 0.3, halfLifeDays: null },
  D: { cap: 0.5, halfLifeDays: 365 },
  T: { cap: 0.5, halfLifeDays: 365 },
  R: { cap: 0.7, halfLifeDays: 365 },
  C: { cap: 0.85, halfLifeDays: 30 },
  M: { cap: 1, halfLifeDays: null },
  X: { cap: 1, halfLifeDays: 180 },
};

/** What was read over the network and not on the chain ages faster. */
export const HTTP_HALF_LIFE_DAYS = 7;

/** However old, an observation counts at least this. */
export const LEAST_CAP = 0.3;

export const DAY_SECONDS = 86_400;

/**
 * What an outcome of a class counts at an age.
 * @param ageSeconds Against the pinned block's time, never against a clock; 0 for what has no time.
 * @param isHttp Whether it was read over HTTP or DNS.
 */
export const capOf = (evidenceClass: EvidenceClass, ageSeconds: number, isHttp = false): number => {
  const { cap, halfLifeDays } = CLASS_WORTH[evidenceClass];
  if (halfLifeDays === null) return cap;
  const days = ageSeconds / DAY_SECONDS;
  const half = isHttp && evidenceClass === "C" ? HTTP_HALF_LIFE_DAYS : halfLifeDays;
  return Math.max(LEAST_CAP, cap * 2 ** (-days / half));
};

/** The weakest of some classes. */
export const weakest = (classes: readonly EvidenceClass[]): EvidenceClass => {
  const rank = (one: EvidenceClass): number => CLASS_WORTH[one].cap * 10 + EVIDENCE_CLASSES.indexOf(one);
  return classes.reduce((least, one) => (rank(one) < rank(least) ? one : least));
};

/** Something that was observed, and how. */
export interface Fact<Value> {
  readonly value: Value;
  readonly class: EvidenceClass;
  /** Unix seconds; null where it has no time, as what a spec says. */
  readonly at: number | null;
  /** Whether it was read over HTTP or DNS, which ages faster. */
  readonly isHttp?: boolean;
  /** Ids of the records that show it. */
  readonly evidence: readonly string[];
}

/** Nothing where it is not known. */
export type Observed<Value> = Fact<Value> | undefined;
