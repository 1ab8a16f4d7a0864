import type { DrillReport, ReportedOracle } from "../drill/drillReport.ts";
import { bpsText, causeSentences, consumerSentences, singlePointSentences } from "./drillText.ts";
import { drillTables, healthyText, worstGasText } from "./drillTables.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { gasScheduleSentences } from "./gasScheduleTables.ts";
import { counted, formatNumber } from "./figures.ts";
import { escapeMarkdown, renderMarkdown, renderMarkdownTable } from "./markdown.ts";
import { type Fact, renderFacts, renderPage } from "./reportPage.ts";
import { renderTable } from "./reportTable.ts";
import { timeText } from "./statusText.ts";

/** A drill as one page, and as Markdown. */

const sentenceOf = ({ oracle, frontier }: ReportedOracle): string => `${oracle} ${frontier.sentence}.`;

const failing = ({ oracles }: DrillReport): number =>
  oracles.filter(({ gates }) => gates.some(({ ok }) => !ok)).length;

const leadOf = (report: DrillReport): string => {
  const bad = failing(report);
  const verdict =
    bad === 0
      ? `All ${counted(report.oracles.length, "oracle")} hold to their gates.`
      : `${bad} of ${counted(report.oracles.length, "oracle")} ${bad === 1 ? "fails" : "fail"} a gate.`;
  return `Every source was made to fail on the contracts as they stand, for the length of a call. ${verdict}`;
};

const factsOf = (report: DrillReport, command: string): Fact[] => [
  { name: "Network", value: report.network },
  { name: "Block", value: `${formatNumber(report.block.number)} (${timeText(report.block.timestamp)})` },
  { name: "Block hash", value: report.block.hash },
  { name: "Nodes", value: report.clients.join(" and ") },
  { name: "Digest of the results", value: report.digest },
  { name: "Made by", value: command },
];

const oracleFacts = (oracle: ReportedOracle): Fact[] => [
  {
    name: "Has to be up",
    value: `${oracle.structure.k} of ${counted(oracle.structure.n, "source")}, whichever they are`,
  },
  { name: "Survives silent", value: String(oracle.tolerance.silent) },
  { name: "Survives lying", value: String(oracle.tolerance.lying) },
  { name: "Counts as moved", value: `beyond ${bpsText(oracle.deviationBps)}` },
  { name: "Now", value: healthyText(oracle) },
  { name: "Most gas of a read", value: worstGasText(oracle) },
  { name: "Contract", value: oracle.address },
  { name: "Read as", value: oracle.reader },
];

const LANE = 34;
const CHART_WIDTH = 640;
const LABEL = 150;

/** How far liars reach, on a scale of the logarithm: the deviation is marked. */
const reachChart = (oracle: ReportedOracle, id: string): string => {
  const { reach } = oracle.frontier;
  const widest = Math.max(
    oracle.deviationBps * 2,
    ...reach.flatMap(({ lowBps, highBps }) => [lowBps, highBps]),
    1,
  );
  const half = (CHART_WIDTH - LABEL) / 2;
  const place = (bps: number): number => (Math.log1p(bps) / Math.log1p(widest)) * (half - 12);
  const middle = LABEL + half;
  const height = reach.length * LANE + 28;
  const edge = place(oracle.deviationBps);
  const bars = reach.map(({ lying, lowBps, highBps }, index) => {
    const y = index * LANE + 8;
    const isWithin = lowBps <= oracle.deviationBps && highBps <= oracle.deviationBps;
    const [low, high] = [place(lowBps), place(highBps)];
    const fill = isWithin ? "var(--good-text)" : "var(--bad-text)";
    return `<text x="0" y="${y + 15}" font-size="13" fill="currentColor">${lying} lying</text>
<rect x="${(middle - low).toFixed(1)}" y="${y}" width="${Math.max(2, low + high).toFixed(1)}" height="20" rx="3" fill="${fill}"/>`;
  });
  const marks = [-1, 1].map((side) => {
    const x = (middle + side * edge).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="0" y2="${height - 22}" stroke="currentColor" stroke-dasharray="3 3"/>`;
  });
  return `<svg viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">How far liars move the price, down to the left and up to the right; the dashed lines are the deviation</title>
${marks.join("\n")}
<line x1="${middle}" x2="${middle}" y1="0" y2="${height - 22}" stroke="currentColor"/>
${bars.join("\n")}
<text x="${middle}" y="${height - 6}" text-anchor="middle" font-size="12" fill="currentColor">dashed: ${bpsText(oracle.deviationBps)}; the scale is logarithmic</text>
</svg>`;
};

const list = (items: readonly string[]): string =>
  items.length === 0
    ? ""
    : `<ul>\n${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join("\n")}\n</ul>`;

const renderOracle = (oracle: ReportedOracle, index: number): string => {
  const [gates, matrix, reach, ...rest] = drillTables(oracle);
  const alone = singlePointSentences(oracle);
  const causes = causeSentences(oracle);
  const parts = [
    `<h2 id="oracle-${index}">${escapeMarkup(oracle.oracle)}</h2>`,
    `<p><strong>${escapeMarkup(sentenceOf(oracle))}</strong></p>`,
    renderFacts(oracleFacts(oracle)),
    gates === undefined ? "" : renderTable(gates),
    "<h3>Single points of failure</h3>",
    alone.length === 0
      ? "<p>None: no source alone stops it or moves it beyond the deviation.</p>"
      : list(alone),
    causes.length === 0 ? "" : `<h3>Common causes that are not survived</h3>\n${list(causes)}`,
    matrix === undefined ? "" : renderTable(matrix),
    `<figure>${reachChart(oracle, `reach-${index}`)}</figure>`,
    ...[reach, ...rest].map((table) => (table === undefined ? "" : renderTable(table))),
    ...(oracle.consumers.length === 0 ? [] : ["<h3>Consumers</h3>", list(consumerSentences(oracle))]),
    ...(oracle.gasSchedule === undefined
      ? []
      : ["<h3>Under another gas schedule</h3>", list(gasScheduleSentences(oracle))]),
    list(oracle.notes),
  ];
  return `<section aria-labelledby="oracle-${index}">\n${parts.filter((part) => part !== "").join("\n")}\n</section>`;
};

const METHOD = `<section aria-labelledby="method"><h2 id="method">How this was found</h2>
<p>Nothing was deployed and nothing was sent. Within calls at one block, by state overrides, a stub stood over each feed: it answers out of the feed's own storage, and fails or bends its price calls where the cell says so. Whatever is in between – proxies, adapters, the oracle – is what stands on the chain.</p>
<p>Each cell is one set of failing sources; the read in it begins cold and is undone. A source that is silent reverts in the frontier, and fails in every other way in the table. Sources that lie together tell the same lie: at the edge of the deviation, by 12 %, and tenfold, up and down.</p></section>`;

/** Renders a drill as one page that needs nothing else. */
export const renderDrillPage = (report: DrillReport, command: string): string =>
  renderPage({
    title: `Drill of ${report.network}`,
    lead: leadOf(report),
    facts: factsOf(report, command),
    sections: [
      ...report.oracles.map(renderOracle),
      ...(report.leftOut.length === 0
        ? []
        : [
            `<section aria-labelledby="left-out"><h2 id="left-out">Left out</h2>\n${list(report.leftOut.map(({ name, because }) => `${name}: ${because}`))}</section>`,
          ]),
      METHOD,
    ],
  });

/** Renders a drill as Markdown. */
export const drillMarkdown = (report: DrillReport, command: string): string =>
  renderMarkdown([
    `# Drill of ${escapeMarkdown(report.network)}`,
    escapeMarkdown(leadOf(report)),
    factsOf(report, command)
      .map(({ name, value }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`)
      .join("\n"),
    ...report.oracles.flatMap((oracle) => [
      `## ${escapeMarkdown(oracle.oracle)}`,
      `**${escapeMarkdown(sentenceOf(oracle))}**`,
      [
        ...singlePointSentences(oracle),
        ...causeSentences(oracle),
        ...consumerSentences(oracle),
        ...gasScheduleSentences(oracle),
        ...oracle.notes,
      ]
        .map((sentence) => `- ${escapeMarkdown(sentence)}`)
        .join("\n"),
      ...drillTables(oracle).map(renderMarkdownTable),
    ]),
    ...report.leftOut.map(({ name, because }) => `Left out: ${escapeMarkdown(`${name}: ${because}`)}`),
  ]);
