import type { Assessment } from "../assess/assessment.ts";
import { jsonText } from "../files/jsonDocument.ts";
import type { Output } from "../files/output.ts";
import { type Gate, STANDARD_OUTPUT } from "../problem.ts";
import { assessmentBadge, shieldsEndpoint } from "./assessmentBadge.ts";
import { assessmentMarkdown } from "./assessmentMarkdown.ts";
import { renderAssessmentPage } from "./assessmentPage.ts";
import { assessmentSarif, type RatedFile, type SarifLogs } from "./assessmentSarif.ts";
import { assessmentStatement } from "./assessmentStatement.ts";
import assessmentDocument from "./json/assessment.ts";
import { renderJunit } from "./junit.ts";

/** The files that an assessment is written to, each by its option; empty for none. */
export interface AssessmentFiles {
  readonly json: string;
  readonly html: string;
  readonly markdown: string;
  /** All results; a code host would show those that pass as alerts too. */
  readonly sarif: string;
  /** The failures alone, for a code host. */
  readonly sarifUpload: string;
  readonly badge: string;
  readonly shields: string;
  readonly junit: string;
  readonly statement: string;
}

/** The files that an assessment's options name, for who makes sure of them. */
export const assessmentFilesOf = ({
  json,
  html,
  markdown,
  sarif,
  sarifUpload,
  badge,
  shields,
  junit,
  statement,
}: AssessmentFiles) => ({
  json,
  html,
  markdown,
  sarif,
  "sarif-upload": sarifUpload,
  badge,
  shields,
  junit,
  statement,
});

const REPORT_NAME = "assessment.json";

const statementOf = (assessment: Assessment, json: string) =>
  assessmentStatement(assessment, {
    name: json === "" || json === STANDARD_OUTPUT ? REPORT_NAME : json,
    text: `${jsonText(assessmentDocument, assessment)}\n`,
  });

/** JSON whose format is others': OASIS', shields.io's and in-toto's. */
const foreignJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes an assessment to those files that were asked for. */
export const writeAssessment = (
  output: Output,
  files: AssessmentFiles,
  assessment: Assessment,
  gate: Gate,
  rated: RatedFile,
  command: string,
): void => {
  const sarifText = (kind: keyof SarifLogs): string => foreignJson(assessmentSarif(assessment, rated)[kind]);
  const texts: Readonly<Record<Exclude<keyof AssessmentFiles, "json">, () => string>> = {
    html: () => renderAssessmentPage(assessment, command),
    markdown: () => assessmentMarkdown(assessment),
    sarif: () => sarifText("complete"),
    sarifUpload: () => sarifText("failures"),
    badge: () => assessmentBadge(assessment),
    shields: () => foreignJson(shieldsEndpoint(assessment)),
    junit: () => renderJunit("holdfast.assess", gate),
    statement: () => foreignJson(statementOf(assessment, files.json)),
  };
  output.writeJson(assessmentDocument, assessment);
  for (const kind of [
    "html",
    "markdown",
    "sarif",
    "sarifUpload",
    "badge",
    "shields",
    "junit",
    "statement",
  ] as const) {
    if (files[kind] !== "") output.write(files[kind], texts[kind]());
  }
};
