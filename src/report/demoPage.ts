import { escapeMarkup } from "./escapeMarkup.ts";
import { type Outage, renderOutageChart, STATE_NAMES } from "./outageChart.ts";
import { cell, figures, renderTable, words } from "./reportTable.ts";

/** One row of the page's summary. */
interface SummaryRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** What the page shows. */
interface DemoPage {
  readonly outage: Outage;
  readonly columns: readonly string[];
  readonly rows: readonly SummaryRow[];
  /** What the figures mean. */
  readonly notes: readonly string[];
  /** What happened when, in order. */
  readonly acts: readonly string[];
  /** Each minute in words. */
  readonly log: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2933; --paper: #fff; --faint: #d3d9e0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --paper: #16202a; --faint: #3e4c59; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--faint); }
caption, th:first-child { text-align: left; }
figure { margin: 1.5rem 0; overflow-x: auto; }
svg { max-width: 100%; height: auto; }
pre { overflow-x: auto; font-size: 12px; }
.dark { display: none; }
@media (prefers-color-scheme: dark) { .dark { display: block; } .light { display: none; } }
`;

/** Renders one self-contained page: no script, nothing loaded from elsewhere, light and dark. */
export const renderDemoPage = ({
  outage,
  columns,
  rows,
  notes,
  acts,
  log,
}: DemoPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(outage.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(outage.title)}</h1>
${renderTable({
  caption: "What a consumer got, over all minutes",
  columns: columns.map((title, index) => (index === 0 ? words(title) : figures(title))),
  rows: rows.map(({ name, cells }) => [name, ...cells].map((text) => cell(text))),
})}
<p>${notes.map(escapeMarkup).join(" ")}</p>
<figure>
<div class="light">${renderOutageChart(outage, "light")}</div>
<div class="dark">${renderOutageChart(outage, "dark")}</div>
<figcaption>Each square is a minute: ${Object.values(STATE_NAMES).map(escapeMarkup).join(", ")}.</figcaption>
</figure>
<h2>What happened</h2>
<ol>
${acts.map((act) => `<li>${escapeMarkup(act)}</li>`).join("\n")}
</ol>
<details>
<summary>Minute by minute</summary>
<pre>${log.map(escapeMarkup).join("\n")}</pre>
</details>
</body>
</html>
`;
