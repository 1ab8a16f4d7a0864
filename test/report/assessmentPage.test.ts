import { expect } from "chai";
import fc from "fast-check";
import type { Assessment } from "../../src/assess/assessment.ts";
import { assessmentGraph } from "../../src/report/assessmentGraph.ts";
import { renderAssessmentPage } from "../../src/report/assessmentPage.ts";
import { verdictOf } from "../../src/report/assessmentWords.ts";
import { anyText } from "./anyText.ts";
import { type Element, elementsOf, pageProblems, parseMarkup } from "./markup.ts";
import { badRating, goodRating, HOSTILE, statedRating } from "./ratings.ts";

const COMMAND = 'npx hardhat oracle assess "<x>"';
const pageOf = (rating: Assessment): Element => parseMarkup(renderAssessmentPage(rating, COMMAND));

const classed = (page: Element, name: string, className: string): Element => {
  const found = elementsOf(page, name).find(({ attributes }) => attributes.get("class") === className);
  if (found === undefined) throw new RangeError(`There is no ${name} of class ${className}.`);
  return found;
};

describe("the page of an assessment", () => {
  it("loads and runs nothing, names its tables and drawings, and has each id once", () => {
    for (const rating of [goodRating(), badRating(), statedRating()])
      expect(pageProblems(pageOf(rating))).to.deep.equal([]);
  });

  it("begins with the three answers: grade, what takes it down, first fix", () => {
    const rating = badRating();
    const answers = elementsOf(classed(pageOf(rating), "div", "answers"), "section");
    expect(answers.map((section) => elementsOf(section, "h2")[0]?.text)).to.deep.equal([
      "1. Grade",
      "2. What takes it down",
      "3. First fix",
    ]);
    verdictOf(rating).forEach((sentence, place) => {
      expect(answers[place]?.text).to.include(sentence);
    });
    expect(answers[0]?.text).to.match(/at most D by G\d and \d more/);
    expect(answers[1]?.text).to.include("526 minutes a year").and.to.include("51 minutes to 3 days");
  });

  it("has a band for the whole and for each dimension, what hangs on what, and five fixes, on the sheet that is printed", () => {
    const summary = classed(pageOf(badRating()), "div", "summary");
    const bands = elementsOf(classed(summary, "table", "bands"), "tbody")[0];
    expect(elementsOf(bands ?? summary, "th").map(({ text }) => text)).to.deep.equal([
      "All",
      "O Structure",
      "I Independence",
      "F Failover",
      "C Control",
      "W Front-end",
      "N Nodes and keepers",
      "R Recovery",
    ]);
    const graph = classed(summary, "figure", "graph");
    expect(graph.text).to.include("one = two").and.to.include("provider: one labs");
    expect(graph.text).to.include(`${HOSTILE} reads one = two`);
    const fixes = elementsOf(summary, "table").find(({ text }) => text.includes("Best next fixes"));
    expect(elementsOf(fixes ?? summary, "tr")).to.have.lengthOf(6);
  });

  it("closes its sheet with block hash, ruleset digest and the oldest evidence", () => {
    const rating = badRating();
    const [footer] = elementsOf(pageOf(rating), "footer");
    for (const text of [rating.block?.hash ?? "none", rating.rulesetSha256, rating.digest, COMMAND])
      expect(footer?.text).to.include(text);
    expect(footer?.text).to.include("2027-01-14T08:00:00Z");
    const [stated] = elementsOf(pageOf(statedRating()), "footer");
    expect(stated?.text).to.include("none has a time").and.to.include("no chain was read");
  });

  it("lists gates, every failed row, and each unknown check as a question", () => {
    const rating = badRating();
    const details = classed(pageOf(rating), "div", "details").text;
    for (const { gate, sentence } of rating.gateReasons)
      expect(details).to.include(gate).and.to.include(sentence);
    for (const { outcome, message, id } of rating.checks) {
      if (typeof outcome === "number" && outcome < 1) expect(details, id).to.include(message);
      if (outcome === null) expect(details, id).to.match(new RegExp(`${id}( \\([^)]*\\))?: [^\\n]*\\?`));
    }
    expect(classed(pageOf(goodRating()), "div", "details").text)
      .to.include("No gate holds.")
      .and.to.include("Everything that is asked is known.");
  });

  it("shows whatever names and sentences hold as text", () => {
    const rating = badRating();
    fc.assert(
      fc.property(anyText, anyText, anyText, (subject, message, label) => {
        const checks = rating.checks.map((check) => ({ ...check, subject, message, remedy: message }));
        const graph = {
          nodes: rating.graph.nodes.map((node) => ({ ...node, label })),
          edges: rating.graph.edges,
        };
        const page = pageOf({ ...rating, target: subject, checks, graph, notes: [message] });
        expect(pageProblems(page)).to.deep.equal([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("assessmentGraph", () => {
  it("is nothing where nothing is known of what is read", () => {
    expect(assessmentGraph({ nodes: [], edges: [] }, "a")).to.equal("");
    expect(statedRating().graph.edges).to.deep.equal([]);
  });

  it("leaves out edges of which an end is not there, and keeps nodes apart", () => {
    const { graph } = badRating();
    const whole = parseMarkup(assessmentGraph(graph, "a"));
    expect(elementsOf(whole, "path")).to.have.lengthOf(graph.edges.length);
    const places = elementsOf(whole, "rect").map(
      ({ attributes }) => `${attributes.get("x")},${attributes.get("y")}`,
    );
    expect(new Set(places).size).to.equal(graph.nodes.length);
    const edges = [...graph.edges, { from: "nowhere", to: "source:0xone", kind: "reads" as const }];
    const cut = parseMarkup(assessmentGraph({ ...graph, edges }, "a"));
    expect(elementsOf(cut, "path")).to.have.lengthOf(graph.edges.length);
  });
});
