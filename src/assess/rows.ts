import { type Check, dimensionOf } from "./check.ts";
import type { OracleFacts } from "./oracleFacts.ts";
import type { ProtocolFacts } from "./protocolFacts.ts";
import type { RulesetName } from "./rulesetNames.ts";
import type { ScoredRow } from "./score.ts";
import { unknown, type Verdict } from "./verdict.ts";

/** The answers to all checks, a row for each subject and part. */

/** What a check is about that is asked once. */
export const PROTOCOL = "protocol";

export interface AnsweredRow {
  readonly check: Check;
  /** Key of the oracle in the spec, or `protocol`. */
  readonly subject: string;
  /** What hangs on it, by which rows of a check are weighed. */
  readonly share: number;
  readonly verdict: Verdict;
}

/** Everything that is known. */
export interface Facts {
  readonly protocol: ProtocolFacts;
  readonly oracles: readonly OracleFacts[];
}

const isMany = (verdict: Verdict | readonly Verdict[]): verdict is readonly Verdict[] =>
  Array.isArray(verdict);

const rowsOf = (
  check: Check,
  subject: string,
  weight: number,
  answer: Verdict | readonly Verdict[],
): AnsweredRow[] => {
  // No row would be no weight: what is not known must not leave the denominator.
  const found = isMany(answer) ? answer : [answer];
  const verdicts = found.length === 0 ? [unknown("Nothing was found that it could be asked of.")] : found;
  return verdicts.map((verdict) => ({ check, subject, share: weight / verdicts.length, verdict }));
};

/** Asks all checks of what is known. */
export const answerAll = (
  checks: readonly Check[],
  ruleset: RulesetName,
  { protocol, oracles }: Facts,
): readonly AnsweredRow[] =>
  checks.flatMap((check) => {
    if (check.scope === "protocol") {
      return rowsOf(check, PROTOCOL, 1, check.evaluate(protocol, ruleset, oracles));
    }
    if (oracles.length === 0) return rowsOf(check, PROTOCOL, 1, unknown("No oracle is known."));
    return oracles.flatMap((oracle) =>
      rowsOf(check, oracle.subject, oracle.weight, check.evaluate(oracle, ruleset, protocol)),
    );
  });

/**
 * A row as it is scored.
 * @param now Unix seconds of the pinned block; nothing where there is none, so that nothing is old.
 */
export const scoredRow = ({ check, share, verdict }: AnsweredRow, now: number | undefined): ScoredRow => {
  const { outcome, class: evidenceClass, at, isHttp } = verdict;
  return {
    id: check.id,
    dimension: dimensionOf(check),
    severity: check.severity,
    share,
    outcome,
    class: evidenceClass,
    ageSeconds: now === undefined || at === null ? 0 : Math.max(0, now - at),
    isHttp,
  };
};
