import type { Assessment } from "../assess/assessment.ts";
import { gradeGates } from "../assess/gates.ts";
import { GRADES } from "../assess/letters.ts";
import { type Gate, type GatedCase, misuse } from "../problem.ts";

/** What an assessment is held to. */
interface AssessmentLimits {
  /** The worst grade that passes; empty for any. */
  readonly minGrade: string;
  /** Gates that may not hold; empty for none. */
  readonly failOn: readonly string[];
}

/** @throws Problem where a grade or a gate is named that does not exist. */
export const requireLimits = ({ minGrade, failOn }: AssessmentLimits): void => {
  if (minGrade !== "" && !GRADES.some((grade) => grade === minGrade)) {
    throw misuse("--min-grade", `"${minGrade}" is no grade; there are ${GRADES.join(", ")}.`);
  }
  const names = gradeGates().map(({ name }) => name);
  const strange = failOn.find((name) => !names.includes(name));
  if (strange !== undefined) {
    throw misuse("--fail-on", `"${strange}" is no gate; there are ${names.join(", ")}.`);
  }
};

const gradeCase = ({ grade, confidence }: Assessment, minGrade: string): GatedCase => {
  const ranks: readonly string[] = GRADES;
  const isEnough = grade !== "U" && ranks.indexOf(grade) <= ranks.indexOf(minGrade);
  const reason =
    grade === "U"
      ? `The grade is U, as only ${Math.round(100 * confidence)} % are known; at least ${minGrade} is asked: let more be observed.`
      : `The grade is ${grade}; at least ${minGrade} is asked.`;
  return { name: `grade of at least ${minGrade}`, problems: isEnough ? [] : [reason] };
};

/** The gate of an assessment: nothing is asked that nobody named. */
export const assessmentGate = (assessment: Assessment, { minGrade, failOn }: AssessmentLimits): Gate => {
  const held = new Map(assessment.gateReasons.map((one) => [one.gate, one]));
  const cases = failOn.map((gate): GatedCase => {
    const reason = held.get(gate);
    const problems = reason === undefined ? [] : [`${gate} holds (${reason.check}): ${reason.sentence}`];
    return { name: gate, problems };
  });
  return {
    isTold: false,
    suites: [
      {
        name: assessment.target,
        cases: minGrade === "" ? cases : [gradeCase(assessment, minGrade), ...cases],
      },
    ],
  };
};
