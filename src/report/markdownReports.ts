import { leagueTable, RANKING, reactionTable } from "./league.ts";
import { escapeMarkdown, renderMarkdown, renderMarkdownTable } from "./markdown.ts";
import type { ReplayPageInput } from "./replayInput.ts";
import { replaySentences } from "./replayPage.ts";
import { classesTable, incidentsTable, replayLeagueTable } from "./replayTables.ts";
import type { Fact } from "./reportPage.ts";
import type { SimulationPageInput } from "./simulationInput.ts";
import { entriesOf } from "./simulationPage.ts";
import type { SweepPageInput } from "./sweepInput.ts";
import { recommendationSentence } from "./sweepPage.ts";
import { configurationsTable, cutSetsTable, schedulesTable } from "./sweepTables.ts";

interface Head {
  readonly title: string;
  readonly isPartial: boolean;
  readonly facts: readonly Fact[];
}

const headOf = ({ title, isPartial, facts }: Head): string[] => [
  `# ${escapeMarkdown(title)}`,
  facts.map(({ name, value }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join("\n"),
  isPartial ? "**Stopped before its end: this is what was done until then.**" : "",
];

/** A simulation's tables as Markdown. */
export const simulationMarkdown = (report: SimulationPageInput): string =>
  renderMarkdown([
    ...headOf(report),
    ...report.outcomes.flatMap((outcome) => [
      `## ${escapeMarkdown(outcome.config.title)}`,
      escapeMarkdown(outcome.config.description),
      renderMarkdownTable(leagueTable(entriesOf(outcome))),
      RANKING,
      renderMarkdownTable(reactionTable(entriesOf(outcome))),
    ]),
  ]);

/** A replay's tables as Markdown. */
export const replayMarkdown = (report: ReplayPageInput): string =>
  renderMarkdown([
    ...headOf(report),
    ...replaySentences(report).map(escapeMarkdown),
    renderMarkdownTable(replayLeagueTable(report)),
    renderMarkdownTable(incidentsTable(report)),
    "## What redundancy cannot catch",
    renderMarkdownTable(classesTable(report, "Judged not catchable, by class", ["no", "not-applicable"])),
  ]);

/** A sweep's tables as Markdown. */
export const sweepMarkdown = (report: SweepPageInput): string =>
  renderMarkdown([
    ...headOf(report),
    escapeMarkdown(recommendationSentence(report)),
    renderMarkdownTable(configurationsTable(report)),
    renderMarkdownTable(cutSetsTable(report)),
    report.worstSchedules.length === 0 ? "" : renderMarkdownTable(schedulesTable(report)),
  ]);
