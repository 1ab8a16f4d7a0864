import type { z } from "zod";
import { digestOf } from "../files/canonicalJson.ts";
import type assessmentDocument from "../report/json/assessment.ts";
import { type Assessed, rate } from "./assess.ts";
import { graphOf } from "./graph.ts";
import type { OracleFacts } from "./oracleFacts.ts";
import type { StatedEvidence } from "./stated.ts";

/** The document of an assessment: the rating, what it rests on, and what was predicted. */

/** A rating with all that it rests on. */
export type Assessment = z.output<typeof assessmentDocument.schema>;
/** One observation, which can be made again. */
export type EvidenceRecord = Assessment["evidence"][number];
export type AssessmentBlock = NonNullable<Assessment["block"]>;
export type AssessedAvailability = Assessment["availability"];

/** What was observed beside the facts themselves. */
interface Observation extends Assessed {
  readonly target: string;
  /** The spec's path and the hash of its bytes; left out where there is none. */
  readonly spec?: NonNullable<Assessment["spec"]>;
  readonly block: AssessmentBlock | null;
  readonly evidence: readonly EvidenceRecord[];
  readonly availability: AssessedAvailability;
  /** What could not be observed, a sentence each. */
  readonly notes: readonly string[];
}

/** Nothing is predicted where nothing was drilled. */
export const UNPREDICTED: AssessedAvailability = {
  unavailability: null,
  minutesPerYear: null,
  low: null,
  high: null,
  independent: null,
  subjects: {},
};

const frontierOf = (oracles: readonly OracleFacts[]): Assessment["frontier"] =>
  Object.fromEntries(
    oracles.flatMap(({ subject, drill }) =>
      drill === undefined
        ? []
        : [
            [
              subject,
              {
                sentence: drill.value.sentence,
                silent: drill.value.survivesSilent,
                lying: drill.value.survivesLying,
                together: drill.value.together.map(([one, other]) => [one, other] as [number, number]),
              },
            ],
          ],
    ),
  );

const statedRecords = ({ outcomes }: StatedEvidence): EvidenceRecord[] =>
  [...outcomes].flatMap(([id, { class: evidenceClass, source }]) =>
    source === undefined || evidenceClass === null
      ? []
      : [
          {
            id: `stated:${id}`,
            kind: "stated" as const,
            subject: id,
            class: evidenceClass,
            observedAt: null,
            block: null,
            chainId: null,
            source: source.commit === undefined ? source.source : `${source.source} at ${source.commit}`,
            request: [source.date, source.quote ?? source.finding]
              .filter((part) => part !== undefined)
              .join(": "),
            responseSha256: null,
          },
        ],
  );

/** What a rating decides, without prose, its rows in an order that hangs on them alone. */
export const decisionOf = (rating: ReturnType<typeof rate>): object => {
  const { ruleset, low, high, known, confidence, grade, gradeRange, stage, gates, dimensions, checks } =
    rating;
  const rows = checks.map(({ id, subject, part, outcome, class: evidenceClass }) => ({
    id,
    subject,
    part,
    outcome,
    class: evidenceClass,
  }));
  return {
    ruleset,
    low,
    high,
    known,
    confidence,
    grade,
    gradeRange,
    stage,
    gates,
    dimensions,
    checks: rows
      .map((row) => [JSON.stringify(row), row] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
      .map(([, row]) => row),
  };
};

/** Makes the document. */
export const assessmentOf = (observation: Observation): Assessment => {
  const { target, block, evidence, availability, notes, stated, facts } = observation;
  const rating = rate(observation);
  const used = new Set(rating.checks.flatMap((check) => check.evidence));
  return {
    ...rating,
    gradeRange: [...rating.gradeRange],
    unmet: [...rating.unmet],
    target,
    spec: observation.spec ?? null,
    block,
    availability,
    frontier: frontierOf(facts.oracles),
    graph: graphOf(facts.oracles),
    notes: [...notes, ...rating.notes],
    evidence: [...evidence, ...(stated === undefined ? [] : statedRecords(stated))].filter(({ id }) =>
      used.has(id),
    ),
    // The same evidence gives the same for as long as the ruleset lives.
    digest: digestOf(decisionOf(rating)),
  };
};
