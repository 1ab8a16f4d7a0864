import { type EvidenceClass, type Fact, weakest } from "./evidence.ts";

/** What a check says of one subject. */

/** From 0 for failed to 1 for passed; null where it is not known, "na" where it cannot apply. */
export type Outcome = number | null | "na";

/** One row of a check. */
export interface Verdict {
  readonly outcome: Outcome;
  /** null where nothing was decided. */
  readonly class: EvidenceClass | null;
  /** The oldest observation that it rests on, in Unix seconds; null where none has a time. */
  readonly at: number | null;
  /** The newest, likewise. */
  readonly newest: number | null;
  readonly isHttp: boolean;
  readonly message: string;
  readonly evidence: readonly string[];
  /** Which part of the subject, where a check looks at several. */
  readonly part?: string;
}

const timesOf = (facts: readonly Fact<unknown>[]): Pick<Verdict, "at" | "newest"> => {
  const times = facts.flatMap(({ at }) => (at === null ? [] : [at]));
  return times.length === 0
    ? { at: null, newest: null }
    : { at: Math.min(...times), newest: Math.max(...times) };
};

/**
 * Decided, on the weakest of what it rests on.
 * @throws RangeError for an outcome outside of 0 to 1, which only a mistake in a check can give.
 */
export const decided = (
  outcome: number,
  message: string,
  first: Fact<unknown>,
  ...others: Fact<unknown>[]
): Verdict => {
  if (!(outcome >= 0 && outcome <= 1)) throw new RangeError(`${outcome} is no outcome from 0 to 1.`);
  const facts = [first, ...others];
  return {
    outcome,
    class: weakest(facts.map((fact) => fact.class)),
    ...timesOf(facts),
    isHttp: facts.some(({ isHttp }) => isHttp === true),
    message,
    evidence: [...new Set(facts.flatMap(({ evidence }) => evidence))],
  };
};

/** Whether or not: 1 or 0, with a sentence for each. */
export const passes = (
  isPassed: boolean,
  passed: string,
  failed: string,
  first: Fact<unknown>,
  ...others: Fact<unknown>[]
): Verdict => decided(isPassed ? 1 : 0, isPassed ? passed : failed, first, ...others);

/** Not known; the sentence says what would have to be. */
export const unknown = (message: string): Verdict => ({
  outcome: null,
  class: null,
  at: null,
  newest: null,
  isHttp: false,
  message,
  evidence: [],
});

/** Cannot apply, which what was observed proves. */
export const notApplicable = (message: string, ...facts: Fact<unknown>[]): Verdict => ({
  outcome: "na",
  class: null,
  ...timesOf(facts),
  isHttp: false,
  message,
  evidence: [...new Set(facts.flatMap(({ evidence }) => evidence))],
});

/** The verdict on one part of a subject. */
export const partly = (part: string, verdict: Verdict): Verdict => ({ ...verdict, part });
