import { expect } from "chai";
import {
  counted,
  formatDollars,
  formatDuration,
  formatError,
  formatExposure,
  formatHalfWidth,
  formatMagnitude,
  formatNumber,
  formatPrice,
  formatShare,
} from "../../src/report/figures.ts";

/** Each row: what is formatted, and how it reads. */
const reads = <Value>(
  format: (value: Value) => string,
  rows: readonly (readonly [Value, string])[],
): void => {
  expect(rows.map(([value]) => format(value))).to.deep.equal(rows.map(([, text]) => text));
};

describe("figures", () => {
  it("have thousands separators, and a word where they are no number", () => {
    reads(formatNumber, [
      [1_234_567, "1,234,567"],
      [-12, "−12"],
      [0.4, "< 1"],
      [0, "0"],
      [Number.POSITIVE_INFINITY, "beyond measure"],
    ]);
  });

  it("count a noun, in the singular where it is one", () => {
    const rows = [
      [0, "0 votes"],
      [1, "1 vote"],
      [1_200, "1,200 votes"],
    ] as const;
    reads((count: number) => counted(count, "vote"), rows);
    expect(counted(1, "group agrees", "groups agree")).to.equal("1 group agrees");
    expect(counted(4, "group agrees", "groups agree")).to.equal("4 groups agree");
  });

  it("of exposures are basis points times hours, and in words where they are large", () => {
    reads(formatExposure, [
      [0, "0"],
      [900, "0.25"],
      [36_000, "10"],
      [7_200_000, "2,000"],
      [3.6e15, "1.0 × 10¹²"],
    ]);
  });

  it("of shares are never rounded to all or to nothing", () => {
    reads(formatShare, [
      [1, "100 %"],
      [0.999_96, "> 99.99 %"],
      [0.999_94, "99.99 %"],
      [0.5, "50 %"],
      [0.000_04, "< 0.01 %"],
      [0, "0 %"],
    ]);
  });

  it("of errors become multiples where percents say nothing", () => {
    reads(formatError, [
      [35, "0.35 %"],
      [99_999, "999.99 %"],
      [100_000, "10 × the price"],
      [15_610_207_596.97, "1.6 million × the price"],
    ]);
  });

  it("of times are in the two largest units", () => {
    reads(formatDuration, [
      [0, "0 s"],
      [12.34, "12.3 s"],
      [59, "59 s"],
      [60, "1 min"],
      [3_725, "1 h 2 min"],
      [86_400, "1 d"],
      [90_000, "1 d 1 h"],
      [86_700, "1 d 5 min"],
    ]);
  });

  it("of money say when nobody knows, and when there was none", () => {
    reads(formatDollars, [
      [null, "not known"],
      [0, "none"],
      [36_000, "$36,000"],
      [8_320_000, "$8.3 million"],
      [1_500_000_000, "$1.5 billion"],
    ]);
  });

  it("of prices have six significant digits", () => {
    reads(formatPrice, [
      [0, "0"],
      [1.000_12, "1.00012"],
      [0.000_012_345, "0.000012345"],
      [64_123.456, "64,123.5"],
      [1.5e-9, "1.50 × 10⁻⁹"],
    ]);
  });

  it("of any size are told in words from a million on", () => {
    reads(formatMagnitude, [
      [2.5, "2.5"],
      [1_500, "1,500"],
      [1_561_022, "1.6 million"],
      [9_406_354_073, "9.4 billion"],
      [2.8e13, "2.8 × 10¹³"],
    ]);
  });

  it("of intervals are left out for a single run", () => {
    expect(formatHalfWidth({ mean: 1, halfWidth: null }, formatNumber)).to.equal(undefined);
    expect(formatHalfWidth({ mean: 1, halfWidth: 2 }, formatNumber)).to.equal("± 2");
  });
});
