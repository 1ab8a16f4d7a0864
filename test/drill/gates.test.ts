import { expect } from "chai";
import type { DrilledResult } from "../../src/drill/drilledResult.ts";
import { DEFAULT_GATES } from "../../src/drill/defaults.ts";
import { gateTitles, judgeGates } from "../../src/drill/gates.ts";

const CELL = { faults: {}, ok: true, price: "3000.0", level: null, gas: 1 };

const result = (changes: Partial<DrilledResult> = {}): DrilledResult => ({
  oracle: "ETH/USD",
  address: `0x${"01".repeat(20)}`,
  reader: "generic",
  decimals: 8,
  deviationBps: 200,
  sources: ["first", "second", "third"].map((name) => ({
    feed: `0x${"02".repeat(20)}`,
    name,
    codeHash: `0x${"03".repeat(32)}`,
    maxAge: 3_600,
    isObserved: false,
  })),
  healthy: CELL,
  cells: [],
  structure: { k: 2, n: 3 },
  tolerance: {
    silent: 1,
    lying: 1,
    together: [
      [1, 0],
      [0, 1],
    ],
  },
  singlePoints: [],
  frontier: {
    sentence: "",
    states: 27,
    isSampled: false,
    reach: [
      { lying: 1, lowBps: 3, highBps: 5 },
      { lying: 2, lowBps: 9_000, highBps: 90_000 },
    ],
  },
  causes: [
    { kind: "provider", name: "Chainlink", sources: [0], silent: "served", movedBps: 3, isMoved: false },
  ],
  worstGas: { gas: 1, faults: {} },
  failover: [],
  isSparse: false,
  notes: [],
  silencesThatStop: [],
  worstLieBps: 5,
  isMovedBy: (lying) => lying >= 2,
  ...changes,
});

const verdictOf = (gate: string, changes: Partial<DrilledResult> = {}) =>
  judgeGates(result(changes), [gate])[0];

describe("the gates of a drill", () => {
  it("demand by default that any one source may be silent, and any one lie", () => {
    expect(judgeGates(result(), DEFAULT_GATES).map(({ gate, ok }) => [gate, ok])).to.deep.equal([
      ["one-silent", true],
      ["one-lying", true],
    ]);
  });

  it("fail where one silence stops the oracle, and name who and how", () => {
    const verdict = verdictOf("one-silent", {
      silencesThatStop: [{ source: 1, fault: "short-data:empty", effect: "stopped", movedBps: null }],
    });
    expect(verdict?.ok).to.equal(false);
    expect(verdict?.sentence).to.match(/stops when second fails alone \(short-data:empty\)/);
  });

  it("fail where one lie moves it beyond the deviation, and say how far", () => {
    const verdict = verdictOf("one-lying", { isMovedBy: () => true, worstLieBps: 1_200 });
    expect(verdict?.ok).to.equal(false);
    expect(verdict?.sentence).to.match(/can move ETH\/USD by 12 %, more than the deviation of 2 %/);
  });

  it("count two where two are asked for", () => {
    expect(verdictOf("two-silent")?.ok).to.equal(false);
    expect(verdictOf("two-silent", { tolerance: { silent: 2, lying: 1, together: [[2, 0]] } })?.ok).to.equal(
      true,
    );
    expect(verdictOf("two-lying")?.ok).to.equal(false);
    expect(verdictOf("two-lying", { isMovedBy: () => false })?.ok).to.equal(true);
  });

  it("look at common causes, and fail where none is known", () => {
    const stopped = {
      kind: "operators" as const,
      name: "Operators",
      sources: [0, 1],
      silent: "stopped" as const,
      movedBps: 1_200,
      isMoved: true,
    };
    expect(verdictOf("cause-silent")?.ok).to.equal(true);
    expect(verdictOf("cause-silent", { causes: [stopped] })?.sentence).to.match(/operators Operators/);
    expect(verdictOf("cause-lying")?.ok).to.equal(true);
    expect(verdictOf("cause-lying", { causes: [stopped] })?.sentence).to.match(/by 12 %/);
    expect(verdictOf("cause-silent", { causes: [] })?.ok).to.equal(false);
    expect(verdictOf("cause-lying", { causes: [] })?.ok).to.equal(false);
  });

  it("all fail where no price is served with nothing put in", () => {
    const verdicts = judgeGates(result({ healthy: { ...CELL, ok: false, price: null } }), [
      ...gateTitles().keys(),
    ]);
    expect(verdicts.length).to.be.at.least(6);
    for (const { ok, sentence } of verdicts) {
      expect(ok).to.equal(false);
      expect(sentence).to.match(/serves no price now/);
    }
  });

  it("refuse a name that is none", () => {
    expect(() => verdictOf("three-silent")).to.throw(/"three-silent" is no gate; there are one-silent/);
    expect(() => verdictOf("constructor")).to.throw(/is no gate/);
  });
});
