import { expect } from "chai";
import { faultRowsOf } from "../../src/report/faultRows.ts";

const fault = (name: string, sources: readonly string[], startSeconds: number, endSeconds: number) => ({
  name,
  sources,
  startSeconds,
  endSeconds,
});
const source = (name: string) => ({ name, prices: new Float64Array(0) });

describe("faultRowsOf", () => {
  it("has a row for each source with a fault, after the market's", () => {
    const rows = faultRowsOf({
      sources: [source("a"), source("b"), source("c")],
      faults: [fault("freeze", ["a", "c"], 0, 10), fault("depeg", [], 0, 10)],
    });
    expect(rows.map(({ name }) => name)).to.deep.equal(["market or chain", "a", "c"]);
  });

  it("puts faults that overlap into rows of their own, and those that follow each other into one", () => {
    const rows = faultRowsOf({
      sources: [source("a")],
      faults: [fault("third", ["a"], 10, 20), fault("first", ["a"], 0, 10), fault("second", ["a"], 5, 15)],
    });
    expect(rows.map(({ name, faults }) => [name, faults.map((own) => own.name)])).to.deep.equal([
      ["a", ["first", "third"]],
      ["a (2)", ["second"]],
    ]);
  });
});
