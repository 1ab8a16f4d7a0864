import type { z } from "zod";
import { BEST_CLASS, type Check, type CheckGate, dimensionOf } from "../assess/check.ts";
import type { Incident } from "../replay/incident.ts";
import { DIMENSION_NAMES } from "./assessmentWords.ts";
import type checkExplanation from "./json/checkExplanation.ts";
import { wrapped } from "./textTable.ts";
import { webAddressOf } from "./webAddress.ts";

/** One check, told to somebody who wants to know what it asks and why. */

type CheckExplanation = z.output<typeof checkExplanation.schema>;

const gateSentence = ({ name, below, holdsUnknown, holdsOnAny }: CheckGate): string => {
  const unknown = holdsUnknown === true ? ", and while it is unknown" : "";
  const any = holdsOnAny === true ? ", or where any subject has 0" : "";
  return `Below ${below}${any}${unknown}: ${name} holds.`;
};

const outcomesOf = ({ gate }: Check): string[] => [
  "1: yes.",
  "Between 0 and 1: in part.",
  "0: no.",
  "Unknown: not observed; it counts as 0 for the low points and as 1 for the high ones.",
  '"na": it cannot apply, which was proved; it leaves the weights.',
  ...(gate === undefined ? [] : [gateSentence(gate)]),
];

/** Everything of a check that helps to understand it. */
export const explainCheck = (check: Check, incidents: readonly Incident[]): CheckExplanation => ({
  id: check.id,
  dimension: DIMENSION_NAMES[dimensionOf(check)],
  severity: check.severity,
  ruleset: check.since,
  scope: check.scope,
  question: check.question,
  why: check.why,
  incidents: check.incidents.flatMap((id) => {
    const incident = incidents.find((one) => one.id === id);
    if (incident === undefined) return [];
    const references = incident.sources.flatMap(({ ref }) => webAddressOf(ref) ?? []);
    return [{ id, title: incident.title, date: incident.dateUtc, references }];
  }),
  kind: check.kind,
  observed: check.observed,
  bestClass: BEST_CLASS[check.kind],
  outcomes: outcomesOf(check),
  gate:
    check.gate === undefined
      ? null
      : { name: check.gate.name, cap: check.gate.cap, sentence: check.gate.sentence },
  stage: check.stage === undefined ? null : { name: check.stage.name, least: check.stage.least },
  remedy: check.remedy,
  follows: [...check.follows],
  reads: [...(check.reads ?? [])],
  documentation: `docs/assessment.md#${check.id.toLowerCase()}`,
});

const part = (title: string, sentences: readonly string[]): string[] =>
  sentences.length === 0 ? [] : ["", title, ...sentences.flatMap((sentence) => wrapped(sentence, "  "))];

/** Addresses stand on lines of their own, whole, so that a terminal makes links of them. */
const incidentLines = ({ incidents }: CheckExplanation): string[] =>
  incidents.length === 0
    ? []
    : [
        "",
        "Incidents",
        ...incidents.flatMap(({ title, date, references }) => [
          ...wrapped(`${date} ${title}`, "  "),
          ...references.map((reference) => `    ${reference}`),
        ]),
      ];

/** The same for a terminal, at 80 columns but for addresses. */
export const explanationText = (explanation: CheckExplanation): string => {
  const { id, dimension, severity, ruleset, scope, gate, stage, follows, reads } = explanation;
  const asked = scope === "oracle" ? "of each oracle" : "once";
  return [
    `${id}  ${dimension}, ${severity}, asked ${asked} since ${ruleset}`,
    "",
    ...wrapped(explanation.question, ""),
    ...part("Why", [explanation.why]),
    ...incidentLines(explanation),
    ...part("How it is observed", [
      explanation.observed,
      `By ${explanation.kind}; the best class of evidence is ${explanation.bestClass}.`,
      ...(reads.length === 0 ? [] : [`The spec says it in ${reads.join(", ")}.`]),
    ]),
    ...part("Outcome", explanation.outcomes),
    ...part("Grade", [
      ...(gate === null ? [] : [`${gate.name} caps it at ${gate.cap}: ${gate.sentence}`]),
      ...(stage === null ? [] : [`Stage ${stage.name} asks at least ${stage.least}.`]),
    ]),
    ...part("Remedy", [explanation.remedy]),
    ...part("Turns together with it", follows.length === 0 ? [] : [follows.join(", ")]),
    "",
    `More: ${explanation.documentation}`,
  ].join("\n");
};

/** Edits of one sign each that make one word another. */
const editsBetween = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, sign] of [...one].entries()) {
    const next = [place + 1];
    for (const [index, against] of [...other].entries()) {
      const kept = (row[index] ?? 0) + (sign === against ? 0 : 1);
      next.push(Math.min(kept, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const NEAREST = 3;

/** The ids that a mistyped one was most likely meant for, nearest first. */
export const nearestIds = (id: string, ids: readonly string[]): readonly string[] => {
  const wanted = id.toUpperCase().slice(0, 32);
  return ids
    .map((one) => [editsBetween(wanted, one), one] as const)
    .toSorted(([first], [second]) => first - second)
    .slice(0, NEAREST)
    .map(([, one]) => one);
};
