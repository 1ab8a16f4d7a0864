import type { ChartedSystem } from "./chartedRun.ts";
import type { ChartMeasures } from "./chartMeasures.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { formatDollars } from "./figures.ts";
import { stateLegend, renderBeyond, renderLegend } from "./legends.ts";
import { lineColor, PAGE_PALETTE } from "./palette.ts";
import { isGated, isReplayed, type ReplayedIncident, type ReplayPageInput, resultOf } from "./replayInput.ts";
import {
  CAUGHT_WORDS,
  classesTable,
  classWords,
  incidentsTable,
  recordedTable,
  replayLeagueTable,
  resultsOf,
  takingPart,
} from "./replayTables.ts";
import { systemsTable, WORDS } from "./replayWords.ts";
import { renderPage } from "./reportPage.ts";
import { renderReference, renderTable } from "./reportTable.ts";
import { drawRun } from "./runChart.ts";

const TILE: ChartMeasures = {
  width: 520,
  priceHeight: 92,
  rowHeight: 15,
  left: 138,
  fontSize: 11,
  isDetailed: false,
};

const isWrong = (incident: ReplayedIncident, system: string): boolean =>
  resultOf(incident, system)?.verdict === "served wrong";

/** What the replay says of each recommended system, in one sentence each. */
export const replaySentences = ({ incidents, recommended }: ReplayPageInput): string[] => {
  const gated = incidents.filter(isGated);
  return recommended.map((system) => {
    const wrongGated = gated.filter((incident) => isWrong(incident, system));
    const wrong = incidents.filter((incident) => isWrong(incident, system) && !isGated(incident));
    const promise =
      wrongGated.length === 0
        ? `${system} served no wrong price in any of the ${gated.length} replayed incidents that are judged catchable.`
        : `${system} served a wrong price in ${wrongGated.length} of the ${gated.length} replayed incidents that are judged catchable: ${wrongGated.map(({ id }) => id).join(", ")}.`;
    const rest =
      wrong.length === 0
        ? "It served none in the others either."
        : `It did in ${wrong.length} of the others, which redundancy cannot catch, or only in part: ${wrong.map(({ id }) => id).join(", ")}.`;
    return `${promise} ${rest}`;
  });
};

const lossSentence = ({ incidents }: ReplayPageInput): string => {
  const losses = incidents.filter(isGated).flatMap(({ lossUsd }) => lossUsd ?? []);
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  return total === 0
    ? ""
    : `The replayed incidents that are judged catchable cost ${formatDollars(total)}, as far as their records know.`;
};

const baselineSentence = ({ incidents, systems, recommended }: ReplayPageInput): string => {
  const others = takingPart(incidents, systems).filter(({ name }) => !recommended.includes(name));
  const counts = others.map(({ name }) => {
    const wrong = resultsOf(incidents, name).filter(({ verdict }) => verdict === "served wrong").length;
    return `${name} in ${wrong} incidents`;
  });
  return counts.length === 0 ? "" : `For comparison, wrong prices were served by ${counts.join(", ")}.`;
};

const renderTile = (incident: ReplayedIncident, index: number): string => {
  if (incident.run === undefined) return "";
  const verdicts = incident.results.map(({ system, verdict }) => `${system} ${verdict}`).join(", ");
  const { svg, beyond } = drawRun(incident.run, PAGE_PALETTE, TILE, {
    id: `incident-${index}`,
    title: `${incident.title}: prices and levels over time`,
    description: `${verdicts}.`,
  });
  const links = incident.sources.map((source, place) => renderReference(source, `[${place + 1}]`)).join(" ");
  return `<figure>
<figcaption><strong>${escapeMarkup(incident.title)}</strong><br/>
<span class="note">${escapeMarkup(`${incident.id} · ${incident.dateUtc} · ${classWords(incident.failureClass)} · loss ${formatDollars(incident.lossUsd)} · catchable: ${CAUGHT_WORDS[incident.caughtVerdict]}`)} · ${links}</span></figcaption>
${svg}
${renderBeyond(beyond)}
</figure>`;
};

const section = (id: string, title: string, content: readonly string[]): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeMarkup(title)}</h2>\n${content.filter((part) => part !== "").join("\n")}\n</section>`;

const leadOf = ({ incidents, isPartial }: ReplayPageInput): string => {
  const partial = isPartial ? "The replay was stopped: what follows is what was done until then. " : "";
  const replayed = incidents.filter(isReplayed).length;
  return `${partial}${incidents.length} recorded failures of prices and of what stands around them; ${replayed} of them have figures and were replayed against each system.`;
};

const tilesLegend = (systems: readonly ChartedSystem[]): string =>
  renderLegend([
    { color: PAGE_PALETTE.tones.truth, name: "true price" },
    ...systems.map(({ name }, index) => ({ color: lineColor(PAGE_PALETTE, index), name: `${name} (line)` })),
    ...stateLegend(),
  ]);

/** Renders a replay of incidents as one page that needs nothing else. */
export const renderReplayPage = (report: ReplayPageInput): string => {
  const { incidents } = report;
  const drawn = incidents.filter(({ run }) => run !== undefined);
  return renderPage({
    title: report.title,
    lead: leadOf(report),
    facts: report.facts,
    sections: [
      section("outcome", "What came of it", [
        ...[...replaySentences(report), lossSentence(report), baselineSentence(report)]
          .filter((sentence) => sentence !== "")
          .map((sentence) => `<p><strong>${escapeMarkup(sentence)}</strong></p>`),
        renderTable(replayLeagueTable(report)),
        `<p class="note">Fewest wrong prices first. A system without levels is never degraded, because nobody could see it. A refusal stops business; a wrong price loses money.</p>`,
      ]),
      section("words", "How to read this page", [
        `<p>Each incident is run again, on the real contracts, as its record tells it: the provider that failed reports what it reported then, the others what the record says of them, or the truth where it says nothing. Every system reads the same feeds at the same moments.</p>`,
        renderTable(systemsTable(report)),
        renderTable(WORDS),
      ]),
      section("incidents", "Incident by incident", [
        renderTable(incidentsTable(report)),
        `<p class="note">“Catchable” is the judgement of the record, not of this replay. Losses are what the record has: stolen, bad debt or wrongful liquidation.</p>`,
      ]),
      ...(drawn.length === 0
        ? []
        : [
            section("timelines", "How it went", [
              `<p>Each drawing shows the true price and what each system served, then a band of levels for each system, then the faults of each provider. A line is broken where there is no price.</p>`,
              tilesLegend(drawn[0]?.run?.systems ?? []),
              `<div class="tiles">${drawn.map(renderTile).join("\n")}</div>`,
            ]),
          ]),
      section("limits", "What redundancy cannot catch", [
        `<p>More providers do not help where all of them are right and the loss comes from elsewhere, or where all of them follow the same wrong market. These incidents are here so that nobody buys redundancy for what it cannot do.</p>`,
        renderTable(classesTable(report, "Judged not catchable, by class", ["no", "not-applicable"])),
        renderTable(classesTable(report, "Judged catchable in part, by class", ["partial"])),
      ]),
      ...(incidents.every(isReplayed)
        ? []
        : [section("recorded", "Recorded, not replayed", [renderTable(recordedTable(report))])]),
    ],
  });
};
