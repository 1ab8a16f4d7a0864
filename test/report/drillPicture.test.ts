import { expect } from "chai";
import type { ReportedOracle } from "../../src/drill/drillReport.ts";
import { SILENCE } from "../../src/drill/drillFault.ts";
import { renderDrillPicture } from "../../src/report/drillPicture.ts";

const cell = (faults: Readonly<Record<string, string>>, ok: boolean) => ({
  faults: { ...faults },
  ok,
  price: ok ? "3000" : null,
  level: null,
  gas: 1,
});

/** Two sources; one may be silent, and one that lies moves the price. */
const oracle = {
  oracle: "ETH <USD>",
  deviationBps: 200,
  sources: [{ isObserved: false }, { isObserved: false }],
  cells: [
    cell({ 0: SILENCE.id }, true),
    cell({ 1: SILENCE.id }, true),
    cell({ 0: SILENCE.id, 1: SILENCE.id }, false),
    cell({ 0: "lie:x1.12" }, true),
  ],
  tolerance: { silent: 1, lying: 0, together: [[1, 0]] },
  frontier: { sentence: "survives any one silent", reach: [{ lying: 1, lowBps: 0, highBps: 1200 }] },
} as unknown as ReportedOracle;

describe("the picture of a drill", () => {
  const picture = renderDrillPicture(oracle, "light");
  const texts = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

  it("shows the worst state for so many silent and so many lying, and none that was not tried", () => {
    expect(texts.slice(2)).to.deep.equal([
      "0 silent",
      "1 silent",
      "2 silent",
      "nobody lies",
      "served",
      "served",
      "no price",
      "1 lying",
      "moved 12 %",
    ]);
  });

  it("says what it shows to whoever cannot see it, with names escaped", () => {
    expect(picture).to.contain(" over 2 sources").and.not.to.contain("<USD>");
    expect(picture).to.match(/role="img" aria-labelledby="title"/);
  });
});
