import { expect } from "chai";
import { incidentScenario, isReplayable } from "../../src/replay/incidentScenario.ts";
import { classOf } from "../../src/replay/pairClass.ts";
import { incident } from "./examples.ts";

const faultsOf = (changes: Parameters<typeof incident>[0]) =>
  (incidentScenario(incident(changes)).faults ?? []).map(
    ({ fault, sources = [], startSeconds, endSeconds }) =>
      `${fault} ${sources.join("+")} ${startSeconds}-${endSeconds}`,
  );

const SILENT = [
  { atSeconds: 0, feed: "primary", multiplier: 1, live: true },
  { atSeconds: 60, feed: "all", multiplier: 1, live: false },
  { atSeconds: 3_660, feed: "primary", multiplier: 1, live: true },
];

describe("incidentScenario", () => {
  it("lets the primary alone report the multiple, from event to event", () => {
    expect(faultsOf({})).to.deep.equal(["factor primary 60-660"]);
  });

  it("lets every other source follow the primary where the record says so", () => {
    expect(faultsOf({ follows: true })).to.deep.equal([
      "factor primary 60-660",
      "factor secondary 60-660",
      "factor tertiary 60-660",
    ]);
  });

  it("leaves the primary alone in an event about the secondary", () => {
    const events = [
      { atSeconds: 10, feed: "secondary", multiplier: 3, live: true },
      { atSeconds: 20, feed: "secondary", multiplier: 1, live: true },
    ];
    expect(faultsOf({ events })).to.deep.equal(["factor secondary 10-20", "factor tertiary 10-20"]);
  });

  it("ends what began for all with an event that names the primary only", () => {
    expect(faultsOf({ events: SILENT })).to.deep.equal([
      "freeze primary 60-3660",
      "freeze secondary 60-3660",
      "freeze tertiary 60-3660",
    ]);
  });

  it("does not end what is the secondary's own with an event of the primary", () => {
    const events = [
      { atSeconds: 10, feed: "secondary", multiplier: 3, live: true },
      { atSeconds: 20, feed: "primary", multiplier: 1, live: true },
      { atSeconds: 30, feed: "secondary", multiplier: 1, live: true },
    ];
    expect(faultsOf({ events })).to.deep.equal(["factor secondary 10-30", "factor tertiary 10-30"]);
  });

  it("takes the halt of a chain for an outage of the sequencer, and heeds its grace", () => {
    const halted = incident({ events: SILENT, failureClass: "sequencer_or_chain_halt" });
    const { faults, oracle } = incidentScenario(halted);
    expect(faults?.map(({ fault }) => fault)).to.deep.equal(["sequencer-down"]);
    expect(oracle).to.have.nested.property("sequencer.graceSeconds", 3_600);
  });

  it("lets the market lose a tenth while providers are silent", () => {
    expect(incidentScenario(incident({ events: SILENT })).price).to.deep.equal({
      kind: "points",
      points: [
        { atSeconds: 60, price: 1_000 },
        { atSeconds: 3_660, price: 900 },
      ],
    });
  });

  it("ends with a time in which nothing fails", () => {
    const { durationSeconds, healSeconds, faults } = incidentScenario(incident());
    const last = Math.max(...(faults ?? []).map(({ endSeconds }) => endSeconds));
    expect(durationSeconds - last)
      .to.equal(healSeconds)
      .and.to.be.greaterThan(0);
  });

  it("cannot be made of an incident without events", () => {
    expect(isReplayable(incident({ events: [] }))).to.equal(false);
    expect(isReplayable(incident())).to.equal(true);
  });
});

describe("classOf", () => {
  for (const [pair, expected] of [
    ["USDe/USD", "stable"],
    ["fUSDC, fUSDT / USD", "stable"],
    ["sDOLA/crvUSD", "stable"],
    ["wrsETH/ETH", "lst"],
    ["ETH/USD, BTC/USD", "volatile"],
    ["aBNBc/BNB", "volatile"],
    ["n/a", "volatile"],
    [null, "volatile"],
  ] as const) {
    it(`takes ${pair ?? "nothing"} for ${expected}`, () => {
      expect(classOf(pair)).to.equal(expected);
    });
  }
});
