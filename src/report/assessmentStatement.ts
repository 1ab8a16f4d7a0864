import { createHash } from "node:crypto";
import type { Assessment } from "../assess/assessment.ts";

/**
 * An assessment as an in-toto Statement v1 with a test result v0.1, which can be signed as it is. Formats:
 * https://github.com/in-toto/attestation, `spec/v1/statement.md` and `spec/predicates/test-result.md`.
 */

const STATEMENT = "https://in-toto.io/Statement/v1";
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

/** The file that the assessment was written to. */
interface WrittenReport {
  readonly name: string;
  /** Its text, byte for byte. */
  readonly text: string;
}

interface Descriptor {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

const bare = (hash: string): string => hash.replace(/^0x/, "");

const described = (name: string, hash: string): Descriptor => ({ name, digest: { sha256: bare(hash) } });

type Standing = "passed" | "warned" | "failed";

/** How a check stands over all of its rows; nothing where it applies to none. Unknown and in part are warnings. */
const standingOf = (outcomes: readonly Assessment["checks"][number]["outcome"][]): Standing | undefined => {
  const counted = outcomes.filter((outcome) => outcome !== "na");
  if (counted.length === 0) return undefined;
  if (counted.includes(0)) return "failed";
  return counted.every((outcome) => outcome === 1) ? "passed" : "warned";
};

const testsOf = ({ checks }: Assessment): Readonly<Record<Standing, readonly string[]>> => {
  const outcomes = new Map<string, Assessment["checks"][number]["outcome"][]>();
  for (const { id, outcome } of checks) outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
  const standing = (wanted: Standing): string[] =>
    [...outcomes].flatMap(([id, own]) => (standingOf(own) === wanted ? [id] : []));
  return { passed: standing("passed"), warned: standing("warned"), failed: standing("failed") };
};

/** The statement, unsigned. Its subjects are the report, and the spec where there was one. */
export const assessmentStatement = (assessment: Assessment, report: WrittenReport) => {
  const { passed, warned, failed } = testsOf(assessment);
  const { spec, ruleset, rulesetSha256 } = assessment;
  const result = failed.length > 0 ? "FAILED" : warned.length > 0 ? "WARNED" : "PASSED";
  return {
    _type: STATEMENT,
    subject: [
      described(report.name, createHash("sha256").update(report.text).digest("hex")),
      ...(spec === null ? [] : [described(spec.path, spec.sha256)]),
    ],
    predicateType: TEST_RESULT,
    predicate: {
      result,
      configuration: [described(ruleset, rulesetSha256)],
      passedTests: passed,
      warnedTests: warned,
      failedTests: failed,
    },
  };
};
