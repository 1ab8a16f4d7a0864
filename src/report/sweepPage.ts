import { escapeMarkup } from "./escapeMarkup.ts";
import { counted, formatExposure, formatShare } from "./figures.ts";
import { renderLegend } from "./legends.ts";
import { lineColor, PAGE_PALETTE } from "./palette.ts";
import { drawPareto } from "./paretoChart.ts";
import { renderPage } from "./reportPage.ts";
import { renderTable } from "./reportTable.ts";
import type { SweepPageInput } from "./sweepInput.ts";
import { configurationsTable, cutSetsTable, schedulesTable } from "./sweepTables.ts";

/** Which configuration is recommended, with its figures and the reason. */
export const recommendationSentence = ({ configurations, recommended, reason }: SweepPageInput): string => {
  const chosen = configurations.find(({ name }) => name === recommended);
  if (chosen === undefined) return `No configuration is recommended. ${reason}`.trimEnd();
  const exposure =
    chosen.exposurePerDay.mean === 0
      ? "without a wrong price"
      : `with a wrong-price exposure of ${formatExposure(chosen.exposurePerDay.mean)} bps × h a day`;
  const ties = configurations.filter(({ isTied }) => isTied).map(({ name }) => name);
  const tied = ties.length === 0 ? "" : ` Tied with it, equal in both: ${ties.join("; ")}.`;
  return (
    `Recommended: ${chosen.name}, available for ${formatShare(chosen.availability.mean)} of the time ${exposure}. ${reason}`.trimEnd() +
    tied
  );
};

/** How many configurations met how many runs. */
export const runsSentence = (configurations: number, runs: number, environments: number): string =>
  `${counted(configurations, "configuration")}, ${counted(runs, "run")} in each of ${counted(environments, "environment")}`;

const leadOf = ({ configurations, runs, environments, isPartial }: SweepPageInput): string => {
  const partial = isPartial ? "The sweep was stopped: what follows is what was done until then. " : "";
  return `${partial}${runsSentence(configurations.length, runs, environments)}, of random outages: how often each is available, and how wrong it is.`;
};

const section = (id: string, title: string, content: readonly string[]): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeMarkup(title)}</h2>\n${content.join("\n")}\n</section>`;

/** Renders a sweep as one page that needs nothing else. */
export const renderSweepPage = (report: SweepPageInput): string => {
  const recommendation = recommendationSentence(report);
  const legend = renderLegend([
    { color: PAGE_PALETTE.tones.good, name: "recommended" },
    { color: lineColor(PAGE_PALETTE, 0), name: "on the front: no other is better in both" },
    { color: PAGE_PALETTE.tones.truth, name: "others, and 95 % intervals" },
  ]);
  return renderPage({
    title: report.title,
    lead: leadOf(report),
    facts: report.facts,
    sections: [
      section("front", "Availability against wrong-price exposure", [
        `<p><strong>${escapeMarkup(recommendation)}</strong></p>`,
        ...(report.configurations.length === 0
          ? []
          : [
              `<figure>${drawPareto(report, PAGE_PALETTE, {
                id: "pareto",
                title: "Every configuration by availability and wrong-price exposure",
                description: `${recommendation} The figures are in the table below.`,
              })}<figcaption>${legend}<p class="note">Up and to the left is better. Both axes go by powers of ten.</p></figcaption></figure>`,
            ]),
        renderTable(configurationsTable(report)),
      ]),
      section("cuts", "What has to fail together", [renderTable(cutSetsTable(report))]),
      section(
        "schedules",
        "The worst timing found",
        report.worstSchedules.length === 0
          ? [
              report.isPartial
                ? `<p>The search is made when every run is done, which this sweep did not reach.</p>`
                : `<p>The search found no schedule of faults that does harm. That is no proof that there is none.</p>`,
            ]
          : [renderTable(schedulesTable(report))],
      ),
    ],
  });
};
