import { expect } from "chai";
import fc from "fast-check";
import { escapeMarkdown, renderMarkdownTable } from "../../src/report/markdown.ts";
import { replayMarkdown, simulationMarkdown, sweepMarkdown } from "../../src/report/markdownReports.ts";
import { cell, figures, type ReportTable, words } from "../../src/report/reportTable.ts";
import { anyText } from "./anyText.ts";
import { replay } from "./replays.ts";
import { outcomeOf } from "./runs.ts";
import { sweep } from "./sweeps.ts";

const tableOf = (text: string, ref = "https://example.org/"): ReportTable => ({
  caption: "Table",
  columns: [words("Name"), figures("Count")],
  rows: [[{ text, references: [{ ref }] }, cell("7", "bad", "± 1")]],
});

describe("Markdown", () => {
  it("has a table with alignment, details, emphasis and links", () => {
    expect(renderMarkdownTable(tableOf("one"))).to.equal(
      "**Table**\n\n| Name | Count |\n| --- | ---: |\n| one [\\[1\\]](https://example.org/) | **7 (± 1)** |",
    );
  });

  it("keeps a row on its line and in its cells whatever a text holds", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = renderMarkdownTable(tableOf(text)).split("\n");
        expect(lines).to.have.lengthOf(5);
        expect(lines[4]?.match(/(?<!\\)(?:\\\\)*\|/g)).to.have.lengthOf(3);
      }),
    );
  });

  it("shows markup as text", () => {
    expect(escapeMarkdown("<img src=x> [a](javascript:b) `c` *d* | e\nf")).to.equal(
      "&lt;img src=x&gt; \\[a\\](javascript:b) \\`c\\` \\*d\\* \\| e f",
    );
  });

  it("links to the web only", () => {
    expect(renderMarkdownTable(tableOf("one", "javascript:alert(1)"))).to.include(
      "| one javascript:alert(1) |",
    );
    expect(renderMarkdownTable(tableOf("one", "https://example.org/a)b"))).to.include(
      "(https://example.org/a%29b)",
    );
  });

  it("of a replay has the league, the incidents and the limits", () => {
    const text = replayMarkdown(replay);
    expect(text).to.include("# Replay\n\n- Holdfast: 1.2.3\n");
    expect(text).to.include("| oracle (an oracle) | 0 | 1 | 0 | **1** |");
    expect(text).to.include("| A lie (lie-2024 · 2024-05-06 · wrong value) | $1 million | yes |");
    expect(text).to.include("## What redundancy cannot catch");
  });

  it("of a simulation has a league for each scenario, and says when it was stopped", () => {
    const report = {
      title: "S",
      isPartial: true,
      facts: [],
      outcomes: [outcomeOf(40), outcomeOf(40, "Another")],
    };
    const text = simulationMarkdown(report);
    expect(text.match(/How the systems compare/g)).to.have.lengthOf(2);
    expect(text).to.include("## Another");
    expect(text).to.include("Stopped before its end");
  });

  it("of a sweep has the recommendation, the front and the cut sets", () => {
    const text = sweepMarkdown(sweep);
    expect(text).to.include("Recommended: careful");
    expect(text).to.include("| careful | Median | 3 | 2 | 1.5 % |");
    expect(text).to.include("first + second first + third");
  });
});
