import { expect } from "chai";
import { missesIn, type TransportRow } from "../../bench/benchTransport.ts";

const row: TransportRow = {
  fault: "hangs",
  client: "Holdfast, ethers",
  firstMs: 3_000,
  laterMs: 12,
  healthyMs: 10,
  calls: 61,
  wrong: 0,
  failed: 0,
};

describe("missesIn", () => {
  it("finds none at the limits", () => {
    expect(missesIn([row])).to.deep.equal([]);
  });

  for (const [what, change, sentence] of [
    ["a late first call", { firstMs: 3_001 }, /first call after 3001 ms, above 3000\.$/],
    ["slow later calls", { laterMs: 12.1 }, /later calls 1\.21 x the healthy median, above 1\.2\.$/],
    ["a wrong answer", { wrong: 1 }, /1 wrong and 0 failed of 61 calls\.$/],
    ["a call without an answer", { failed: 1, laterMs: undefined }, /0 wrong and 1 failed of 61 calls\.$/],
  ] as const) {
    it(`names a row with ${what}`, () => {
      const [miss, ...others] = missesIn([{ ...row, ...change }]);
      expect(miss).to.match(sentence);
      expect(others).to.deep.equal([]);
    });
  }

  it("does not hold others to it", () => {
    expect(missesIn([row, { ...row, client: "viem fallback", wrong: 61 }])).to.deep.equal([]);
  });

  it("misses where no row is ours", () => {
    expect(missesIn([])).to.have.lengthOf(1);
  });
});
