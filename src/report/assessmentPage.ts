import type { Assessment } from "../assess/assessment.ts";
import { assessmentGraph } from "./assessmentGraph.ts";
import {
  type DimensionRow,
  bandsOf,
  causesTable,
  failedRows,
  failedTable,
  fixesTable,
  gatesTable,
  oldestText,
  openQuestions,
  percentText,
  stageSentence,
} from "./assessmentTables.ts";
import { bestFixes, minutesText, pointsText, verdictOf } from "./assessmentWords.ts";
import { escapeMarkup } from "./escapeMarkup.ts";
import { counted, formatNumber } from "./figures.ts";
import { type Fact, renderFacts, renderPage } from "./reportPage.ts";
import { renderTable } from "./reportTable.ts";
import { timeText } from "./statusText.ts";

/** An assessment as a page of which the first sheet is what a risk committee prints. */

const STYLE = `
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1rem; margin: 1rem 0; }
.answers section { border: 1px solid var(--soft); border-radius: 6px; padding: 0.7rem 1rem; }
.answers h2 { font-size: 0.95rem; margin: 0; padding: 0; border: 0; color: var(--soft); }
.answers p { margin: 0.2rem 0 0; overflow-wrap: anywhere; }
.answers .figure { text-align: left; font-size: 1.7rem; font-weight: 700; line-height: 1.2; margin: 0.1rem 0; }
.bands th, .bands td { padding: 0.2rem 0.6rem; border-bottom: 0; }
.bands tbody th { font-weight: 400; white-space: nowrap; min-width: 0; }
.bands tbody tr:first-child th { font-weight: 700; }
.bands .bar { width: 60%; min-width: 7rem; }
.bands svg { width: 100%; height: 14px; }
.graph { overflow-x: auto; }
.graph svg { min-width: 36rem; max-width: 54rem; width: 100%; }
td { overflow-wrap: anywhere; }
.summary > footer { margin-top: 1rem; font-size: 0.85rem; }
@media screen and (max-width: 40rem) {
  body { padding: 1rem; } .summary th, .summary td { padding-left: 0.25rem; padding-right: 0.25rem; }
  .summary tbody th { min-width: 0; white-space: normal; overflow-wrap: anywhere; } .bands .bar { min-width: 4.5rem; }
  .bands tbody th { overflow-wrap: normal; } .bands td.figure { white-space: normal; min-width: 3.5rem; }
}
@media print {
  .summary table { font-size: 8pt; } .summary .note, .summary td small { font-size: 7pt; }
  .summary .note, .summary caption { margin: 0; max-width: none; }
  .summary { font-size: 8.5pt; line-height: 1.35; }
  h1 { font-size: 15pt; } .lead { font-size: 9.5pt; }
  .summary h2 { margin-top: 0.5rem; padding-top: 0.3rem; font-size: 10.5pt; }
  .answers { grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 2mm 0; }
  .answers section { padding: 2mm 3mm; } .answers h2 { margin: 0; padding: 0; } .answers .figure { font-size: 17pt; }
  .summary .table, .summary figure { margin: 1mm 0; }
  .summary td, .summary th { padding: 0.4mm 2mm; } .summary caption { padding: 0; }
  .graph svg { min-width: 0; width: auto; max-width: 100%; max-height: 52mm; margin: 0 auto; }
  .summary > footer { margin-top: 1mm; } .summary dl.facts { margin: 0; padding: 1mm 2mm; gap: 0.5mm 4mm; font-size: 7pt; }
  .summary dl.facts dt { font-size: 6.5pt; }
  .details { break-before: page; }
}
`;

const leadOf = ({ ruleset, profile, block }: Assessment): string => {
  const weights = profile === "default" ? "" : ` with the weights of ${profile}`;
  const place =
    block === null
      ? "no chain was read"
      : `block ${formatNumber(block.number)} of chain ${block.chainId}, ${timeText(block.timestamp)}`;
  return `Redundant infrastructure by ${ruleset}${weights}; ${place}.`;
};

interface Answer {
  readonly title: string;
  readonly figure: string;
  readonly sentence: string;
}

const answersOf = (assessment: Assessment): readonly Answer[] => {
  const [grade, down, fix] = verdictOf(assessment);
  const { minutesPerYear } = assessment.availability;
  const [first] = bestFixes(assessment);
  return [
    { title: "1. Grade", figure: assessment.grade, sentence: grade },
    {
      title: "2. What takes it down",
      figure: minutesPerYear === null ? "not known" : `${minutesText(minutesPerYear)} a year`,
      sentence: down,
    },
    {
      title: "3. First fix",
      figure: first === undefined ? "none" : `+${pointsText(first.gain)} points`,
      sentence: fix,
    },
  ];
};

const renderAnswers = (assessment: Assessment): string =>
  `<div class="answers">${answersOf(assessment)
    .map(
      ({ title, figure, sentence }, place) =>
        `<section aria-labelledby="answer-${place}"><h2 id="answer-${place}">${escapeMarkup(title)}</h2>
<p class="figure">${escapeMarkup(figure)}</p>
<p>${escapeMarkup(sentence)}</p></section>`,
    )
    .join("\n")}</div>`;

/** Certain is filled, possible is framed, and what is known has a stroke across. */
const bar = ({ low, high, known, confidence }: DimensionRow): string => {
  const stroke = 'stroke="currentColor" vector-effect="non-scaling-stroke"';
  const mark =
    confidence === 0
      ? ""
      : `<line x1="${known}" x2="${known}" y1="0" y2="14" ${stroke} stroke-width="3" stroke-dasharray="2 1.5"/>`;
  return `<svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><line x1="0" x2="100" y1="7" y2="7" stroke="var(--faint)" vector-effect="non-scaling-stroke"/><rect x="0" y="3" width="${low}" height="8" fill="var(--soft)"/><rect x="${low}" y="3" width="${Math.max(0, high - low)}" height="8" fill="var(--wash)" ${stroke} stroke-width="1"/>${mark}</svg>`;
};

const renderBands = (assessment: Assessment): string => {
  const rows = bandsOf(assessment).map(
    (band) =>
      `<tr><th scope="row">${escapeMarkup(band.name)}</th><td class="bar">${bar(band)}</td><td class="figure">${pointsText(band.low)} to ${pointsText(band.high)}</td><td class="figure">${percentText(band.confidence)}</td></tr>`,
  );
  const caption =
    "Points of 100: filled is certain, framed is possible, the dashed stroke is what is known alone";
  return `<div class="table" role="region" tabindex="0" aria-label="Points"><table class="bands">
<caption>${caption}</caption>
<thead><tr><th scope="col">Dimension</th><th scope="col">0 to 100</th><th scope="col" class="figure">Points</th><th scope="col" class="figure">Known</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>`;
};

const section = (id: string, title: string, body: string): string =>
  body === "" ? "" : `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}\n</section>`;

const list = (items: readonly string[]): string =>
  `<ul>\n${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join("\n")}\n</ul>`;

const graphFigure = ({ graph }: Assessment): string => {
  const drawing = assessmentGraph(graph, "graph");
  if (drawing === "") return "";
  return `<figure class="graph">${drawing}</figure>
<p class="note">An equals sign joins slots that read one thing. A dashed frame is a common cause: all that is tied to it can fail at once.</p>`;
};

const footerFacts = (assessment: Assessment, command: string): Fact[] => {
  const { block, spec, rulesetSha256, digest, stage } = assessment;
  return [
    { name: "Block hash", value: block === null ? "no chain was read" : block.hash },
    { name: "Ruleset digest", value: rulesetSha256 },
    { name: "Digest of the result", value: digest },
    ...(spec === null ? [] : [{ name: "Spec", value: `${spec.path} ${spec.sha256}` }]),
    { name: "Oldest evidence", value: oldestText(assessment) },
    { name: "Stage", value: stage },
    { name: "Made by", value: command },
  ];
};

const detailsOf = (assessment: Assessment): string => {
  const failed = failedRows(assessment);
  const open = openQuestions(assessment);
  const { gateReasons, notes } = assessment;
  const gates = gateReasons.length === 0 ? "<p>No gate holds.</p>" : renderTable(gatesTable(assessment));
  const causes = causesTable(assessment);
  return [
    section("gates", "Gates and stage", `${gates}\n<p>${escapeMarkup(stageSentence(assessment))}</p>`),
    section("causes", "What takes it down", causes.rows.length === 0 ? "" : renderTable(causes)),
    section(
      "failed",
      `Failed: ${counted(failed.length, "row")}`,
      failed.length === 0 ? "<p>Nothing that is known failed.</p>" : renderTable(failedTable(failed)),
    ),
    section(
      "unknown",
      `Not known: ${counted(open.length, "question")}`,
      open.length === 0 ? "<p>Everything that is asked is known.</p>" : list(open),
    ),
    section("notes", "Notes", notes.length === 0 ? "" : list(notes)),
  ]
    .filter((part) => part !== "")
    .join("\n");
};

/** Renders an assessment as one page that needs nothing else. */
export const renderAssessmentPage = (assessment: Assessment, command: string): string => {
  const fixes = fixesTable(assessment);
  return renderPage({
    title: `Assessment of ${assessment.target}`,
    lead: leadOf(assessment),
    facts: [],
    style: STYLE,
    sections: [
      `<div class="summary">
${renderAnswers(assessment)}
${renderBands(assessment)}
${graphFigure(assessment)}
${fixes.rows.length === 0 ? "" : renderTable(fixes)}
<footer>${renderFacts(footerFacts(assessment, command))}</footer>
</div>`,
      `<div class="details">\n${detailsOf(assessment)}\n</div>`,
    ],
  });
};
