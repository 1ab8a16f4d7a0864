import { escapeMarkup } from "./escapeMarkup.ts";
import { PALETTES, paletteStyle } from "./palette.ts";

/** A page of its own. */
interface ReportPage {
  readonly title: string;
  /** One sentence under the title: what the page answers. */
  readonly lead: string;
  /** What the result hangs on: names and values. */
  readonly facts: readonly Fact[];
  /** Markup of each section, in order. */
  readonly sections: readonly string[];
  /** Style of its own, after that of all pages; none unless given. */
  readonly style?: string;
}

/** Something the reader has to know to trust the page, or to make it again. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

const LIGHT = paletteStyle(PALETTES.light);
const DARK = paletteStyle(PALETTES.dark);

const STYLE = `
:root { color-scheme: light dark; ${LIGHT} --bad-text: #b3261e; --good-text: #1b6e4d; --impaired-text: #7a5600; --wash: #f4f6f8; }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} --bad-text: #ff8a80; --good-text: #6fd3a8; --impaired-text: #f0c040; --wash: #1c2630; } }
@media print { :root { color-scheme: light; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); background: var(--paper);
  max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.4rem; }
h2 { font-size: 1.35rem; margin: 2.8rem 0 0.4rem; padding-top: 0.8rem; border-top: 2px solid var(--faint); }
h3 { font-size: 1.05rem; margin: 1.8rem 0 0.3rem; }
p { margin: 0.4rem 0 0.8rem; max-width: 52rem; }
.lead { font-size: 1.1rem; color: var(--soft); }
.note { color: var(--soft); font-size: 0.9rem; }
a { color: var(--line-0); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.6rem 1.5rem;
  margin: 1.2rem 0; padding: 0.9rem 1.1rem; background: var(--wash); border-radius: 6px; }
dl.facts dt { font-size: 0.8rem; color: var(--soft); }
dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4rem; }
th, td { text-align: left; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--faint); vertical-align: top; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; line-height: 1.25; }
tbody th { font-weight: 600; min-width: 10rem; }
td { white-space: pre-line; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
td small, th small { display: block; color: var(--soft); font-weight: 400; font-size: 0.8rem; }
td.bad { color: var(--bad-text); font-weight: 700; }
td.good { color: var(--good-text); }
td.impaired { color: var(--impaired-text); }
td.refused { color: var(--soft); }
figure { margin: 1rem 0; }
svg { display: block; max-width: 100%; height: auto; }
ul.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.3rem; list-style: none; padding: 0; margin: 0.5rem 0;
  font-size: 0.85rem; }
ul.legend svg { display: inline; vertical-align: -1px; margin-right: 0.4rem; }
ul.beyond { color: var(--soft); font-size: 0.85rem; margin: 0.3rem 0; padding-left: 1.2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); gap: 1.2rem; }
.tiles figure { margin: 0; padding: 0.7rem; border: 1px solid var(--faint); border-radius: 6px; break-inside: avoid; }
.tiles figure > svg { width: 100%; }
.tiles figcaption { font-size: 0.85rem; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .table { overflow: visible; }
  h2, h3 { break-after: avoid; } figure, tr { break-inside: avoid; } a { color: inherit; } }
`;

/** Names and values in a box; nothing where there is none. */
export const renderFacts = (facts: readonly Fact[]): string =>
  facts.length === 0
    ? ""
    : `<dl class="facts">${facts
        .map(({ name, value }) => `<div><dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd></div>`)
        .join("\n")}</dl>`;

/**
 * Renders a page that needs nothing else: no script, nothing loaded, and a policy that forbids both. It is well-formed XML,
 * in light or dark as the reader has it, and light on paper.
 */
export const renderPage = ({
  title,
  lead,
  facts,
  sections,
  style = "",
}: ReportPage): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${escapeMarkup(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
<p class="lead">${escapeMarkup(lead)}</p>
${renderFacts(facts)}
</header>
<main>
${sections.join("\n")}
</main>
</body>
</html>
`;
