import { expect } from "chai";
import fc from "fast-check";
import { DIMENSIONS } from "../../src/assess/check.ts";
import { EVIDENCE_CLASSES } from "../../src/assess/evidence.ts";
import { DIMENSION_WEIGHT, meanOf, scoreRows } from "../../src/assess/score.ts";
import { changed, row, rowsAndPlace, someRows } from "./scoreParts.ts";

const SLACK = 1e-9;

describe("the score of rows", () => {
  it("weighs dimensions to 100", () => {
    expect(Object.values(DIMENSION_WEIGHT).reduce((sum, one) => sum + one, 0)).to.equal(100);
  });

  it("counts severities within a dimension: 10, 7.5, 5 and 2.5", () => {
    const rows = [
      row("RIQ-O01"),
      row("RIQ-O04", { outcome: 0 }),
      row("RIQ-O07", { outcome: 0 }),
      row("RIQ-F10", { outcome: 0 }),
    ];
    const { dimensions } = scoreRows(rows);
    expect(dimensions.O?.low).to.be.closeTo((100 * 10) / 22.5, SLACK);
    expect(dimensions.F?.low).to.equal(0);
  });

  it("counts a class in the low number alone, and what is unknown as 0 and as 1", () => {
    const { low, high, known, confidence } = scoreRows([
      row("RIQ-O01", { class: "C" }),
      row("RIQ-O02", { outcome: 0.5, class: "S" }),
      row("RIQ-O03", { outcome: null, class: null }),
    ]);
    expect(low).to.be.closeTo((100 * (0.85 + 0.5 * 0.3)) / 3, SLACK);
    expect(high).to.be.closeTo((100 * 2.5) / 3, SLACK);
    expect(known).to.be.closeTo(75, SLACK);
    expect(confidence).to.be.closeTo(2 / 3, SLACK);
  });

  it("weighs rows of a check by value, and alike where nothing hangs on any", () => {
    const half = (share: number, other: number) =>
      scoreRows([row("RIQ-O01", { share }), row("RIQ-O01", { share: other, outcome: 0 })]).low;
    expect(half(3, 1)).to.be.closeTo(75, SLACK);
    expect(half(0, 0)).to.be.closeTo(50, SLACK);
    expect(half(0, 1)).to.be.closeTo(0, SLACK);
  });

  it("lets shares run over the rows that apply", () => {
    const rows = [
      row("RIQ-O01", { share: 9, outcome: "na" }),
      row("RIQ-O01"),
      row("RIQ-O01", { outcome: 0 }),
    ];
    expect(scoreRows(rows).low).to.be.closeTo(50, SLACK);
  });

  it("lets a dimension leave none of whose checks apply, and keeps the proportions of the others", () => {
    const { dimensions } = scoreRows([row("RIQ-O01"), row("RIQ-R01"), row("RIQ-W01", { outcome: "na" })]);
    expect(Object.keys(dimensions)).to.deep.equal(["O", "R"]);
    expect(dimensions.O?.weight).to.be.closeTo(20 / 30, SLACK);
  });

  it("is nothing where nothing applies", () => {
    const nothing = { low: 0, high: 0, known: 0, confidence: 0, dimensions: {} };
    expect(scoreRows([row("RIQ-O01", { outcome: "na" })])).to.deep.equal(nothing);
    expect(scoreRows([])).to.deep.equal(nothing);
  });

  it("is nothing where all that applies weighs nothing", () => {
    const weights = { ...DIMENSION_WEIGHT, O: 0 };
    expect(scoreRows([row("RIQ-O01")], weights)).to.include({ low: 0, high: 0, known: 0, confidence: 0 });
  });

  it("stays within 0 and 100, the low number below the high one", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { low, high, known, confidence } = scoreRows(rows);
        expect(low).to.be.within(0, high + SLACK);
        expect(high).to.be.most(100 + SLACK);
        expect(known).to.be.within(0, 100 + SLACK);
        expect(confidence).to.be.within(0, 1 + SLACK);
      }),
    );
  });

  it("has high = known × confidence + 100 × (1 − confidence), as a whole and in each dimension", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const whole = scoreRows(rows);
        const parts = Object.values(whole.dimensions);
        fc.pre(parts.length > 0);
        for (const { high, known, confidence } of [whole, ...parts]) {
          expect(high).to.be.closeTo(known * confidence + 100 * (1 - confidence), SLACK);
        }
      }),
    );
  });

  it("never lowers low nor raises high when an unknown is decided, as not applying too", () => {
    const decision = fc.record({
      outcome: fc.oneof(fc.constant("na" as const), fc.double({ min: 0, max: 1, noNaN: true })),
      class: fc.constantFrom(...EVIDENCE_CLASSES),
    });
    fc.assert(
      fc.property(rowsAndPlace, decision, ({ rows, place }, made) => {
        const before = scoreRows(changed(rows, place, { outcome: null, class: null }));
        const after = scoreRows(
          changed(rows, place, made.outcome === "na" ? { outcome: "na", class: null } : made),
        );
        // Where nothing is left that applies there is nothing to score.
        fc.pre(Object.keys(after.dimensions).length > 0);
        expect(after.low).to.be.least(before.low - SLACK);
        expect(after.high).to.be.most(before.high + SLACK);
      }),
      { numRuns: 500 },
    );
  });

  it("never falls when an outcome is better", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rowsAndPlace, share, share, ({ rows, place }, one, other) => {
        const scores = [Math.min(one, other), Math.max(one, other)].map((outcome) =>
          scoreRows(changed(rows, place, { outcome, class: rows[place]?.class ?? "C" })),
        );
        for (const figure of ["low", "high", "known"] as const) {
          expect(scores[1]?.[figure]).to.be.least((scores[0]?.[figure] ?? 0) - SLACK);
        }
      }),
    );
  });

  it("is the same in whatever order rows come, and with all weights scaled", () => {
    const orders = someRows.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        shuffled: fc.shuffledSubarray([...rows], { minLength: rows.length }),
        factor: fc.double({ min: 0.001, max: 1_000, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(orders, ({ rows, shuffled, factor }) => {
        const scaledWeights = Object.fromEntries(
          DIMENSIONS.map((letter) => [letter, DIMENSION_WEIGHT[letter] * factor]),
        ) as typeof DIMENSION_WEIGHT;
        const scaledRows = rows.map((one) => ({ ...one, share: one.share * factor }));
        const expected = scoreRows(rows);
        for (const other of [scoreRows(shuffled), scoreRows(rows, scaledWeights), scoreRows(scaledRows)]) {
          for (const figure of ["low", "high", "known", "confidence"] as const) {
            expect(other[figure]).to.be.closeTo(expected[figure], SLACK);
          }
        }
      }),
    );
  });
});

describe("the mean of a check", () => {
  it("is weighted by value, once with what is unknown as failed and once as passed", () => {
    const rows = [
      row("RIQ-O01", { share: 2 }),
      row("RIQ-O01", { outcome: null, class: null }),
      row("RIQ-O01", { outcome: 0 }),
      row("RIQ-O02", { outcome: 0 }),
    ];
    expect(meanOf(rows, "RIQ-O01")).to.deep.equal({ low: 0.5, high: 0.75, hasZero: true });
  });

  it("is none where the check does not apply, or was not asked", () => {
    expect(meanOf([row("RIQ-O01", { outcome: "na" })], "RIQ-O01")).to.equal(undefined);
    expect(meanOf([], "RIQ-O01")).to.equal(undefined);
  });
});
