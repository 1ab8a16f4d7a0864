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

  it("leaves the others alone in an event of the primary after what was common has ended", () => {
    const events = [
      { atSeconds: 10, feed: "all", multiplier: 1, live: false },
      { atSeconds: 20, feed: "all", multiplier: 1, live: true },
      { atSeconds: 30, feed: "primary", multiplier: 2, live: true },
      { atSeconds: 40, feed: "primary", multiplier: 1, live: true },
    ];
    expect(faultsOf({ events })).to.deep.equal([
      "freeze primary 10-20",
      "factor primary 30-40",
      "freeze secondary 10-20",
      "freeze tertiary 10-20",
    ]);
  });

  it("lets the others fail on after the primary's recovery where the record says when they recover", () => {
    const events = [
      { atSeconds: 10, feed: "all", multiplier: 1, live: false },
      { atSeconds: 20, feed: "primary", multiplier: 1, live: true },
      { atSeconds: 50, feed: "secondary", multiplier: 1, live: true },
    ];
    expect(faultsOf({ events })).to.deep.equal([
      "freeze primary 10-20",
      "freeze secondary 10-50",
      "freeze tertiary 10-50",
    ]);
  });

  it("lets what a record does not end last ten minutes more", () => {
    const primary = { feed: "primary", multiplier: 2, live: true };
    expect(faultsOf({ events: [{ ...primary, atSeconds: 60 }] })).to.deep.equal(["factor primary 60-660"]);
    const secondary = { ...primary, feed: "secondary", atSeconds: 100, multiplier: 1 };
    expect(faultsOf({ events: [{ ...primary, atSeconds: 60 }, secondary] })).to.deep.equal([
      "factor primary 60-700",
    ]);
  });

  it("takes steps in which the shortest failure is seen", () => {
    const lie = (startSeconds: number, endSeconds: number) =>
      incidentScenario(
        incident({
          events: [
            { atSeconds: startSeconds, feed: "primary", multiplier: 2, live: true },
            { atSeconds: endSeconds, feed: "primary", multiplier: 1, live: true },
          ],
        }),
      ).stepSeconds;
    expect(lie(60, 72)).to.equal(12);
    expect(lie(61, 72)).to.equal(11);
    expect(lie(61, 73)).to.equal(12);
    expect(lie(61, 62)).to.equal(1);
  });

  it("refuses a failure that would take too many steps to be seen, with its length and the limit", () => {
    const events = [
      { atSeconds: 61, feed: "primary", multiplier: 2, live: true },
      { atSeconds: 62, feed: "primary", multiplier: 1, live: true },
      { atSeconds: 1_000_000, feed: "primary", multiplier: 1, live: true },
    ];
    expect(() => incidentScenario(incident({ events }))).to.throw(
      "an-incident: a failure of 1 s within 1003600 s takes 1003600 steps, more than 200000: move the events together.",
    );
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
