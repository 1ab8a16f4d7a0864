import type { Assessment } from "../assess/assessment.ts";
import {
  bandsTable,
  causesTable,
  failedRows,
  failedTable,
  fixesTable,
  gatesTable,
  oldestText,
  openQuestions,
  stageSentence,
} from "./assessmentTables.ts";
import { verdictOf } from "./assessmentWords.ts";
import { counted, formatNumber } from "./figures.ts";
import { escapeMarkdown, renderMarkdown, renderMarkdownTable } from "./markdown.ts";

/** An assessment as Markdown: a comment on a pull request, a summary of a step. */

/** GitHub takes comments of 65,536 characters; so many rows of a table leave room for the others. */
const MOST_ROWS = 60;

/** What is folded until somebody asks for it. */
const folded = (title: string, body: string): string =>
  `<details><summary>${escapeMarkdown(title)}</summary>\n\n${body}\n\n</details>`;

const failedPart = (assessment: Assessment): string => {
  const rows = failedRows(assessment);
  if (rows.length === 0) return "Nothing that is known failed.";
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  const table = renderMarkdownTable(failedTable(shown));
  return folded(
    `Failed: ${counted(rows.length, "row")}`,
    rest === 0 ? table : `${table}\n\nAnd ${formatNumber(rest)} more, which the JSON has.`,
  );
};

const unknownPart = (assessment: Assessment): string => {
  const questions = openQuestions(assessment);
  return questions.length === 0
    ? ""
    : folded(
        `Not known: ${counted(questions.length, "question")}`,
        questions.map((question) => `- ${escapeMarkdown(question)}`).join("\n"),
      );
};

const footerOf = (assessment: Assessment): string => {
  const { block, rulesetSha256, digest } = assessment;
  return [
    ...(block === null ? [] : [`Block ${block.number}, ${block.hash}`]),
    `ruleset ${rulesetSha256}`,
    `digest ${digest}`,
    `oldest evidence ${oldestText(assessment)}`,
  ].join("; ");
};

/** Renders an assessment as Markdown. */
export const assessmentMarkdown = (assessment: Assessment): string => {
  const { target, ruleset, gateReasons, notes } = assessment;
  const fixes = fixesTable(assessment);
  const causes = causesTable(assessment);
  const [grade, down, fix] = verdictOf(assessment);
  return renderMarkdown([
    `## Assessment of ${escapeMarkdown(target)} by ${ruleset}`,
    `**${escapeMarkdown(grade)}**`,
    escapeMarkdown(down),
    escapeMarkdown(fix),
    renderMarkdownTable(bandsTable(assessment)),
    gateReasons.length === 0 ? "No gate holds." : renderMarkdownTable(gatesTable(assessment)),
    escapeMarkdown(stageSentence(assessment)),
    fixes.rows.length === 0 ? "" : renderMarkdownTable(fixes),
    causes.rows.length === 0 ? "" : renderMarkdownTable(causes),
    failedPart(assessment),
    unknownPart(assessment),
    ...notes.map((note) => `Note: ${escapeMarkdown(note)}`),
    escapeMarkdown(footerOf(assessment)),
  ]);
};
