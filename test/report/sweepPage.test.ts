import { expect } from "chai";
import { renderSweepPage } from "../../src/report/sweepPage.ts";
import { type Element, elementsOf, pageProblems, parseMarkup } from "./markup.ts";
import { configurationWith, sweep } from "./sweeps.ts";

const tableRows = (page: Element, index: number): string[][] =>
  elementsOf(elementsOf(page, "table")[index] ?? page, "tr").map((row) =>
    row.children.map(({ text }) => text),
  );

describe("the page of a sweep", () => {
  const page = parseMarkup(renderSweepPage(sweep));

  it("is well-formed, runs and loads nothing, and names its tables and drawings", () => {
    expect(pageProblems(page)).to.deep.equal([]);
  });

  it("lists the front first, with intervals and the recommended one marked", () => {
    const rows = tableRows(page, 0);
    expect(rows.map((row) => [row[0], row[7], row[8], row.at(-1)])).to.deep.equal([
      ["Configuration", "Available", "Exposure a day, bps × h", "Standing"],
      ["available", "99.9 % ± 0.05 %", "10 ± 1", "on the front"],
      ["careful", "99 % ± 0.1 %", "none ± 0", "recommended"],
      ["beaten", "90 % ± 1 %", "2,000 ± 100", ""],
    ]);
  });

  it("says which configuration is recommended, and why", () => {
    expect(page.text).to.include(
      "Recommended: careful, available for 99 % of the time without a wrong price. It has the least exposure of those that reach 99 %.",
    );
  });

  it("counts runs as --runs does: of each environment", () => {
    expect(page.text).to.include("3 configurations, 100 runs in each of 5 environments, of random outages");
  });

  it("calls a tie one, in the words and in the table", () => {
    const tied = configurationWith({ name: "likewise", isOnFront: true, isTied: true });
    const shown = parseMarkup(renderSweepPage({ ...sweep, configurations: [...sweep.configurations, tied] }));
    expect(shown.text).to.include("Tied with it, equal in both: likewise.");
    expect(tableRows(shown, 0).map((row) => row.at(-1))).to.include("tied with the recommended");
    expect(page.text.toLowerCase()).to.not.include("tied");
  });

  it("marks the recommended configuration and names the front in the drawing", () => {
    const [drawing] = elementsOf(page, "svg");
    const labels = drawing === undefined ? [] : elementsOf(drawing, "text").map(({ text }) => text);
    expect(labels).to.include.members(["recommended: careful", "available"]);
    expect(labels).to.not.include("beaten");
  });

  it("lists the minimal cut sets with the size of the smallest", () => {
    expect(tableRows(page, 1)[1]).to.deep.equal([
      "careful",
      "first + second\nfirst + third",
      "none",
      "2",
      "none",
    ]);
  });

  it("lists the worst schedule with the command that runs it again", () => {
    expect(tableRows(page, 2)[1]).to.deep.equal([
      "careful",
      "no price",
      "1 h",
      "1.5 %",
      "freeze of first, second, 1 min to 2 h",
      "npx hardhat oracle simulate worst.json",
    ]);
  });

  it("says that a search that found nothing proves nothing", () => {
    expect(parseMarkup(renderSweepPage({ ...sweep, worstSchedules: [] })).text).to.include("no proof");
  });

  it("stands without a configuration, and says that it recommends none", () => {
    const empty = { ...sweep, configurations: [], recommended: undefined, reason: "Nothing was run." };
    const bare = parseMarkup(renderSweepPage(empty));
    expect(pageProblems(bare)).to.deep.equal([]);
    expect(bare.text).to.include("No configuration is recommended. Nothing was run.");
  });

  it("is the same byte for byte", () => {
    expect(renderSweepPage(structuredClone(sweep))).to.equal(renderSweepPage(sweep));
  });
});
