import { expect } from "chai";
import { type FrontierState, frontierOf, frontierSentence } from "../../src/oracle/frontier.ts";

/** Every state of some sources, by what a rule makes of it. */
const statesOf = (
  count: number,
  rule: (silent: number, lying: number) => Partial<FrontierState>,
): FrontierState[] =>
  Array.from({ length: count + 1 }, (_, silent) =>
    Array.from({ length: count - silent + 1 }, (__, lying) => ({
      silent,
      lying,
      isServed: true,
      isMoved: false,
      movedBps: 0,
      ...rule(silent, lying),
    })),
  ).flat();

describe("the frontier", () => {
  it("counts what is survived of each kind, and the largest pairs of both", () => {
    // Three of five have to agree: what fails leaves the others.
    const frontier = frontierOf(
      5,
      statesOf(5, (silent, lying) => ({
        isServed: 5 - silent - lying >= 3 || lying >= 3,
        isMoved: lying >= 3,
      })),
    );
    expect(frontier.silent).to.equal(2);
    expect(frontier.lying).to.equal(2);
    expect(frontier.together).to.deep.equal([
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
  });

  it("does not count a number as survived that a smaller one is not", () => {
    const frontier = frontierOf(
      3,
      statesOf(3, (silent) => ({ isServed: silent !== 1 })),
    );
    expect(frontier.silent).to.equal(0);
    expect(frontier.together).to.deep.equal([[0, 3]]);
  });

  it("does not count what was never tried", () => {
    expect(
      frontierOf(2, [{ silent: 0, lying: 0, isServed: true, isMoved: false, movedBps: 0 }]),
    ).to.deep.equal({
      silent: 0,
      lying: 0,
      together: [[0, 0]],
      reach: [
        { lying: 1, lowBps: 0, highBps: 0 },
        { lying: 2, lowBps: 0, highBps: 0 },
      ],
      mostLying: 0,
    });
  });

  it("counts a failure of another kind, which says nothing of how far lies reach", () => {
    const states = statesOf(2, () => ({}));
    const other = { silent: 1, lying: 0, isServed: false, isMoved: false, movedBps: 0 };
    expect(frontierOf(2, states).silent).to.equal(2);
    expect(frontierOf(2, states, [other]).silent).to.equal(0);
    const lie = { silent: 0, lying: 1, isServed: true, isMoved: true, movedBps: 77 };
    expect(frontierOf(2, states, [lie]).reach[0]?.highBps).to.equal(0);
  });

  it("says how far liars reach, down and up", () => {
    const states = [
      ...statesOf(2, () => ({})),
      { silent: 0, lying: 1, isServed: true, isMoved: false, movedBps: -12.5 },
      { silent: 0, lying: 1, isServed: true, isMoved: false, movedBps: 30 },
      { silent: 1, lying: 1, isServed: true, isMoved: true, movedBps: 9_000 },
    ];
    expect(frontierOf(2, states).reach[0]).to.deep.equal({ lying: 1, lowBps: 12.5, highBps: 30 });
  });

  it("is one sentence", () => {
    const reach = [
      { lying: 1, lowBps: 3, highBps: 3 },
      { lying: 2, lowBps: 140, highBps: 120 },
    ];
    const sentence = (silent: number, lying: number, together: [number, number][]) =>
      frontierSentence(true, { silent, lying, together, reach, mostLying: 5 });
    expect(sentence(1, 1, [[1, 1]])).to.equal(
      "survives any one silent and any one lying at once; two lying can move it by 1.4 %",
    );
    expect(
      sentence(1, 1, [
        [0, 1],
        [1, 0],
      ]),
    ).to.equal("survives any one silent, or any one lying, not both; two lying can move it by 1.4 %");
    expect(sentence(0, 0, [[0, 0]])).to.equal(
      "survives no source's failure; one lying can move it by 0.03 %",
    );
    expect(
      sentence(2, 2, [
        [0, 2],
        [1, 1],
        [2, 0],
      ]),
    ).to.equal("survives any two silent, or any two lying, or any one silent and any one lying at once");
    expect(sentence(2, 0, [[2, 0]])).to.match(/^survives any two silent, and no lying one; /);
    expect(sentence(0, 1, [[0, 1]])).to.match(/^survives any one lying, and no silent one; /);
    expect(frontierSentence(false, { silent: 0, lying: 0, together: [], reach, mostLying: 2 })).to.equal(
      "serves no price now",
    );
  });
});
