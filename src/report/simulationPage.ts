import { chartedRunOf } from "./chartedRun.ts";
import { configurationFacts, faultsTable, sourcesTable } from "./configurationTable.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { formatDuration, formatShare } from "./figures.ts";
import { type LeagueEntry, leagueTable, RANKING, firstInRank, reactionTable } from "./league.ts";
import { stateLegend, renderBeyond, renderLegend } from "./legends.ts";
import { PAGE_PALETTE } from "./palette.ts";
import { renderFacts, renderPage } from "./reportPage.ts";
import { renderTable } from "./reportTable.ts";
import type { ChartMeasures } from "./chartMeasures.ts";
import { drawRun } from "./runChart.ts";
import type { ScenarioOutcome, SimulationPageInput } from "./simulationInput.ts";

const CHART: ChartMeasures = {
  width: 1_120,
  priceHeight: 210,
  rowHeight: 22,
  left: 168,
  fontSize: 12,
  isDetailed: true,
};

/** What each system did over all runs of a scenario; systems without measures are left out. */
export const entriesOf = ({ systems, measures }: ScenarioOutcome): LeagueEntry[] =>
  systems
    .map((system) => ({
      system,
      measures: measures.flatMap((run) => {
        const own = run.get(system.name);
        return own === undefined ? [] : [own];
      }),
    }))
    .filter((entry) => entry.measures.length > 0);

/** The outcome in one sentence: who is first, and who served wrong prices. */
const verdictSentence = (entries: readonly LeagueEntry[]): string => {
  const first = firstInRank(entries);
  const [best] = first;
  if (best === undefined) return "No system took part.";
  const wrong = entries.filter(({ measures }) => measures.some(({ wrongSeconds }) => wrongSeconds > 0));
  const worstSeconds = (entry: LeagueEntry) =>
    Math.max(...entry.measures.map(({ wrongSeconds }) => wrongSeconds));
  const wrongWords =
    wrong.length === 0
      ? "No system served a wrong price."
      : `A wrong price was served by ${wrong.map((entry) => `${entry.system.name} (up to ${formatDuration(worstSeconds(entry))})`).join(", ")}.`;
  const shares = best.measures.map(({ rightShare }) => rightShare);
  const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  const names = first.map(({ system }) => system.name).join(", ");
  const who = first.length === 1 ? `First in rank: ${names},` : `First in rank, tied: ${names}, each`;
  return `${who} right for ${formatShare(share)} of the time. ${wrongWords}`;
};

const faultSentence = ({ config }: ScenarioOutcome): string =>
  config.faults.length === 0
    ? "No fault is scripted."
    : config.faults
        .map(
          ({ definition, startSeconds, endSeconds }) =>
            `${definition.title} from ${formatDuration(startSeconds)} to ${formatDuration(endSeconds)}`,
        )
        .join("; ");

const renderOutcome = (outcome: ScenarioOutcome, index: number): string => {
  const { config, run } = outcome;
  const entries = entriesOf(outcome);
  const { svg, beyond } = drawRun(chartedRunOf(config, run), PAGE_PALETTE, CHART, {
    id: `scenario-${index}`,
    title: `${config.title}: prices, levels and faults over time`,
    description: `${faultSentence(outcome)}. The figures are in the table of systems below.`,
  });
  return `<section aria-labelledby="scenario-${index}-heading">
<h2 id="scenario-${index}-heading">${escapeMarkup(config.title)}</h2>
${config.description === "" ? "" : `<p>${escapeMarkup(config.description)}</p>`}
<p><strong>${escapeMarkup(verdictSentence(entries))}</strong></p>
${renderFacts(configurationFacts(config))}
${renderTable(leagueTable(entries))}
<p class="note">${escapeMarkup(RANKING)}</p>
${renderTable(reactionTable(entries))}
<figure>
${svg}
<figcaption>${renderLegend(stateLegend())}
<p class="note">Drawn is the run with seed ${run.seed}. A line is broken where there is no price. Where several steps fall on one pixel, the lines keep the extremes and the bands show the worst.</p>
${renderBeyond(beyond)}</figcaption>
</figure>
${renderTable(sourcesTable(config))}
${config.faults.length === 0 ? "" : renderTable(faultsTable(config))}
</section>`;
};

const leadOf = ({ outcomes, isPartial }: SimulationPageInput): string => {
  const partial = isPartial ? "The run was stopped: what follows is what was done until then. " : "";
  const scenarios = outcomes.length === 1 ? "One scenario" : `${outcomes.length} scenarios`;
  return `${partial}${scenarios} of failing price providers: what each oracle would have served, and what that would have cost.`;
};

/** Renders a simulation as one page that needs nothing else. */
export const renderSimulationPage = (report: SimulationPageInput): string =>
  renderPage({
    title: report.title,
    lead: leadOf(report),
    facts: report.facts,
    sections: report.outcomes.map(renderOutcome),
  });
