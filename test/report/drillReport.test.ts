import { expect } from "chai";
import type { DrillReport, ReportedOracle } from "../../src/drill/drillReport.ts";
import { drillGate } from "../../src/report/drillGate.ts";
import { drillMarkdown, renderDrillPage } from "../../src/report/drillPage.ts";
import { bpsText, drillLines, singlePointSentences } from "../../src/report/drillText.ts";

const address = (byte: string) => `0x${byte.repeat(20)}`;
const hash = (byte: string) => `0x${byte.repeat(32)}`;

const source = (name: string, isObserved = false): ReportedOracle["sources"][number] => ({
  feed: address("01"),
  name,
  codeHash: hash("02"),
  maxAge: 3_600,
  isObserved,
});

const cell = (
  faults: Record<string, string>,
  price: string | null = "3000.0",
): ReportedOracle["cells"][number] => ({
  faults,
  ok: price !== null,
  price,
  level: price === null ? "Unavailable" : Object.keys(faults).length === 0 ? "Normal" : "Degraded",
  gas: 30_000,
});

const oracle: ReportedOracle = {
  oracle: "ETH/USD <b>",
  subject: "ETH/USD <b>",
  address: address("03"),
  reader: "redundant-oracle",
  hints: {},
  decimals: 8,
  deviationBps: 200,
  sources: [source("first"), source("second"), source("watched", true)],
  healthy: cell({}),
  cells: [
    cell({ "0": "zero" }),
    cell({ "1": "zero" }, null),
    cell({ "0": "lie:x10" }, "30000.0"),
    cell({ "1": "lie:x10" }),
  ],
  structure: { k: 2, n: 2 },
  tolerance: { silent: 0, lying: 0, together: [[0, 0]] },
  singlePoints: [
    { source: 1, fault: "zero", effect: "stopped", movedBps: null },
    { source: 0, fault: "lie:x10", effect: "moved", movedBps: 90_000 },
  ],
  frontier: {
    sentence: "survives no source's failure; one lying can move it by 900 %",
    states: 9,
    isSampled: false,
    reach: [{ lying: 1, lowBps: 0, highBps: 90_000 }],
  },
  causes: [{ kind: "operators", name: "Same people", sources: [0, 1], silent: "stopped", movedBps: 90_000 }],
  worstGas: { gas: 30_000, faults: { "0": "zero" } },
  failover: [{ source: 0, seconds: 3_600, soonest: null }],
  isSparse: false,
  consumers: [],
  notes: ["A note."],
  gates: [
    { gate: "one-silent", ok: false, sentence: "It stops when second fails alone." },
    { gate: "one-lying", ok: true, sentence: "One source can move it by 1 % at most." },
  ],
};

const report: DrillReport = {
  block: { number: 12, hash: hash("04"), timestamp: 1_800_000_000 },
  chainId: 1,
  network: "mainnet",
  client: "anvil/v1.7.1",
  clients: ["anvil/v1.7.1"],
  cellGas: 3_000_000,
  faults: ["zero"],
  gasSchedule: null,
  stubHash: hash("05"),
  oracles: [oracle],
  leftOut: [{ name: "BTC/USD", because: "It is not deployed." }],
  digest: hash("06"),
};

describe("what a drill shows", () => {
  it("has 80 columns, a matrix, the frontier, who alone stops it, causes, gates and what was left out", () => {
    const lines = drillLines(report);
    for (const line of lines.slice(0, -1)) expect(line.length, line).to.be.at.most(80);
    const text = lines.join("\n");
    expect(text).to.include("2 of 2  survives no source's failure");
    expect(text).to.match(
      /one source alone +a +b\n +zero +Degraded +stopped, Unavailable\n +lie:x10 +moved 900 % +Degraded/,
    );
    expect(text).to.include("second alone stops it: zero");
    expect(text).to.include('operators "Same people" (2 sources): silent, stops it; lying, moves it');
    expect(text).to.include("FAIL one-silent: It stops when second fails alone.");
    expect(text).to.include("pass one-lying:");
    expect(text).to.include("Left out: BTC/USD. It is not deployed.");
    expect(text).to.not.include("watched");
  });

  it("says what is in words, and never by colour alone", () => {
    expect(singlePointSentences(oracle)).to.deep.equal([
      "second alone stops it: zero",
      "first alone moves it by up to 900 %: lie:x10",
    ]);
    expect([0, 0.4, 12, 250, 90_000, 1e9].map(bpsText)).to.deep.equal([
      "0 %",
      "0 %",
      "0.12 %",
      "2.5 %",
      "900 %",
      "> 1,000,000 %",
    ]);
  });

  it("is a page that holds nothing of a name as markup", () => {
    const page = renderDrillPage(report, "npx hardhat oracle drill");
    expect(page).to.include("ETH/USD &#60;b&#62;").and.to.not.include("<b>");
    expect(page).to.include("1 of 1 oracle fails a gate.");
    expect(page).to.include("stopped, Unavailable").and.to.include(report.digest);
    expect(page).to.include("<svg").and.to.include("BTC/USD: It is not deployed.");
  });

  it("is Markdown with the same tables", () => {
    const text = drillMarkdown(report, "npx hardhat oracle drill");
    expect(text).to.include("| zero | Degraded | **stopped, Unavailable** |");
    expect(text).to.include("What one source alone does to the price");
  });

  it("is one gate value: what is told, ended with and written as JUnit", () => {
    const { suites } = drillGate(report);
    expect(
      suites.map(({ name, cases }) => [name, cases.map(({ problems }) => problems.length)]),
    ).to.deep.equal([["ETH/USD <b>", [1, 0]]]);
  });
});
