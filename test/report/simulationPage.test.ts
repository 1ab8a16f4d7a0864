import { expect } from "chai";
import { renderSimulationPage } from "../../src/report/simulationPage.ts";
import type { ScenarioOutcome } from "../../src/report/simulationInput.ts";
import { elementsOf, pageProblems, parseMarkup } from "./markup.ts";
import { measuresOf, outcomeOf } from "./runs.ts";

const MOST_BYTES = 1_500_000;
const pageOf = (outcomes: readonly ScenarioOutcome[], isPartial = false) =>
  renderSimulationPage({
    title: "Simulation",
    isPartial,
    facts: [{ name: "Holdfast", value: "1.2.3" }],
    outcomes,
  });

describe("the page of a simulation", () => {
  const outcome = outcomeOf(400);
  const page = parseMarkup(pageOf([outcome]));

  it("is well-formed, runs and loads nothing, and names its tables and drawings", () => {
    expect(pageProblems(page)).to.deep.equal([]);
  });

  it("says the versions, the seed and the configuration", () => {
    const facts = elementsOf(page, "dd").map(({ text }) => text);
    expect(facts).to.include.members([
      "1.2.3",
      "7",
      "400 of 1 min",
      "2 of 3 groups",
      "2 % off",
      "1 %",
      "Median",
    ]);
  });

  it("ranks the systems by wrong-price exposure", () => {
    const [league] = elementsOf(page, "table");
    const names =
      league === undefined
        ? []
        : elementsOf(league, "tr").flatMap((row) => elementsOf(row, "th")[0]?.text ?? []);
    expect(names).to.deep.equal(["System", "oracle an oracle", "single one feed"]);
  });

  it("says in words what went wrong, and by how much", () => {
    expect(page.text).to.include("A wrong price was served by single (up to 1 h).");
    expect(page.text).to.include("999 × the price");
    expect(page.text).to.include("single goes up to 2 million, 1,000 times the highest true price.");
  });

  it("names the one system that is first, and all that are where they are tied", () => {
    expect(page.text).to.include("First in rank: oracle, right for 100 % of the time.");
    const same = new Map([
      ["oracle", measuresOf({ rightShare: 0.9 })],
      ["single", measuresOf({ rightShare: 0.9 })],
    ]);
    const tied = parseMarkup(pageOf([{ ...outcome, measures: [same] }]));
    expect(tied.text).to.include("First in rank, tied: oracle, single, each right for 90 % of the time.");
  });

  it("draws a bar for the fault, and names it", () => {
    const [drawing] = elementsOf(page, "svg");
    expect(drawing?.text).to.include("factor");
    expect(pageOf([outcome])).to.include('fill="var(--fault)"');
  });

  it("shows means with their intervals where there are several runs", () => {
    const second = new Map([
      ["oracle", measuresOf({ availability: 0.9 })],
      ["single", measuresOf({ secondsToDetect: 30 })],
    ]);
    const { text } = parseMarkup(pageOf([{ ...outcome, measures: [...outcome.measures, second] }]));
    expect(text).to.include("mean of 2 runs ± half width of the 95 % interval");
    expect(text).to.include("95 % ± 63.53 %");
    expect(text).to.include("30 s in 1 of 2 runs");
  });

  it("says that a stopped run is a part", () => {
    expect(parseMarkup(pageOf([outcome], true)).text).to.include("The run was stopped");
    expect(page.text).to.not.include("The run was stopped");
  });

  it("shows hostile titles as text", () => {
    const hostile = '<script>alert(1)</script> & "quotes" \u0000';
    const { text } = parseMarkup(pageOf([outcomeOf(40, hostile)]));
    expect(pageProblems(parseMarkup(pageOf([outcomeOf(40, hostile)])))).to.deep.equal([]);
    expect(text).to.include('<script>alert(1)</script> & "quotes" \ufffd');
  });

  it("holds several scenarios without a name twice", () => {
    expect(pageProblems(parseMarkup(pageOf([outcome, outcomeOf(50, "Another")])))).to.deep.equal([]);
  });

  it("is the same byte for byte", () => {
    expect(pageOf([outcomeOf(400)])).to.equal(pageOf([outcome]));
  });

  it("stays below 1.5 MB for a million steps that move each minute", () => {
    expect(Buffer.byteLength(pageOf([outcomeOf(1_000_000)]))).to.be.below(MOST_BYTES);
  }).timeout(20_000);
});
