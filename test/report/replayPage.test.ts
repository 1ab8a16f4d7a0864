import { expect } from "chai";
import { VERDICTS } from "../../src/report/json/replayReport.ts";
import { CAUGHT_WORDS } from "../../src/report/replayTables.ts";
import { renderReplayPage, replaySentences } from "../../src/report/replayPage.ts";
import { type Element, elementsOf, pageProblems, parseMarkup } from "./markup.ts";
import { replay, resultWith } from "./replays.ts";

const rowsOf = (page: Element, caption: string): string[][] => {
  const table = elementsOf(page, "table").find((each) => elementsOf(each, "caption")[0]?.text === caption);
  return table === undefined
    ? []
    : elementsOf(table, "tr").map((row) => row.children.map(({ text }) => text));
};

describe("the page of a replay", () => {
  const page = parseMarkup(renderReplayPage(replay));

  it("is well-formed, runs and loads nothing, and names its tables and drawings", () => {
    expect(pageProblems(page)).to.deep.equal([]);
  });

  it("says what each system is and what it is there for, but not of one that did not run", () => {
    expect(rowsOf(page, "The systems").slice(1)).to.deep.equal([
      ["oracle", "an oracle", "what this page judges"],
      ["single", "one feed", "a comparison, on the same feeds in the same run"],
    ]);
  });

  it("explains every verdict and every judgement that it uses", () => {
    const explained = rowsOf(page, "What the words mean").map(([word]) => word);
    expect(explained).to.include.members([...VERDICTS]);
    for (const judgement of Object.values(CAUGHT_WORDS))
      expect(explained).to.include(`catchable: ${judgement}`);
  });

  it("says what the catchable incidents have cost", () => {
    expect(page.text).to.include("that are judged catchable cost $1 million, as far as their records know.");
  });

  it("has a row for each replayed incident with the verdict on each system", () => {
    expect(rowsOf(page, "Each replayed incident, and what each system did")).to.deep.equal([
      ["Incident", "Loss", "Catchable", "oracle", "single", "Sources"],
      [
        "A lie lie-2024 · 2024-05-06 · wrong value",
        "$1 million",
        "yes",
        "degraded for 10 min",
        "served wrong 50 % off, 10 min",
        "[1] javascript:alert(1)",
      ],
      [
        "A thin market market-2025 · 2024-05-06 · thin market manipulation",
        "not known",
        "no",
        "served wrong 3 % off, 1 min",
        "refused for 2 min",
        "",
      ],
    ]);
  });

  it("ranks the systems that took part, the one with the least time wrong first", () => {
    const rows = rowsOf(page, "The systems over all replayed incidents");
    expect(rows.map(([name]) => name)).to.deep.equal(["System", "oracle an oracle", "single one feed"]);
    expect(rows[1]?.slice(1)).to.deep.equal(["0", "1", "0", "1", "0 of 1", "1 min", "3 %", "none"]);
    expect(rows[2]?.slice(1)).to.deep.equal(["0", "0", "1", "1", "1 of 1", "10 min", "50 %", "2 min"]);
  });

  it("says what redundancy cannot catch, by class and with what came of the replay", () => {
    const rows = rowsOf(page, "Judged not catchable, by class");
    expect(rows.slice(1)).to.deep.equal([
      ["frontend dns hijack", "1", "$238,000", "dns-2023: Another provider was right."],
      [
        "thin market manipulation",
        "1",
        "not known",
        "market-2025: Every provider was right. Replayed: oracle served wrong.",
      ],
    ]);
    expect(rowsOf(page, "Judged catchable in part, by class")[1]?.[3]).to.equal(
      "bare-2022: no reason is recorded.",
    );
  });

  it("lists what has no figures to replay", () => {
    const rows = rowsOf(page, "Incidents whose record gives no figures to replay");
    expect(rows.map(([name]) => name)).to.deep.equal([
      "Incident",
      "An incident dns-2023 · 2024-05-06 · frontend dns hijack",
      "Bare | <b>bold</b> bare-2022 · 2024-05-06 · wrong value",
    ]);
  });

  it("links to a source on the web, and to nothing else", () => {
    const links = elementsOf(page, "a").map(({ attributes }) => attributes.get("href"));
    expect([...new Set(links)]).to.deep.equal(["https://example.org/lie"]);
  });

  it("draws an incident whose run is given", () => {
    const titles = elementsOf(page, "svg").flatMap((drawing) =>
      elementsOf(drawing, "title").map(({ text }) => text),
    );
    expect(titles).to.deep.equal(["A lie: prices and levels over time"]);
  });

  it("says in words whether the recommended configuration kept what it promises", () => {
    expect(replaySentences(replay)).to.deep.equal([
      "oracle served no wrong price in any of the 1 replayed incidents that are judged catchable. It did in 1 of the others, which redundancy cannot catch, or only in part: market-2025.",
    ]);
    const broken = replay.incidents.map((incident) =>
      incident.id === "lie-2024"
        ? { ...incident, results: [resultWith("oracle", { verdict: "served wrong" })] }
        : incident,
    );
    expect(replaySentences({ ...replay, incidents: broken })[0]).to.include(
      "oracle served a wrong price in 1 of the 1 replayed incidents that are judged catchable: lie-2024.",
    );
  });

  it("is the same byte for byte", () => {
    expect(renderReplayPage(replay)).to.equal(renderReplayPage(structuredClone(replay)));
  });

  it("stands without any incident", () => {
    expect(pageProblems(parseMarkup(renderReplayPage({ ...replay, incidents: [] })))).to.deep.equal([]);
  });
});
