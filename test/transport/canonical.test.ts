import { expect } from "chai";
import { isSameAnswer, isTooDeep, MAX_DEPTH, mergeAnswers } from "../../src/transport/canonical.ts";

const BLOCK = { number: "0x1", hash: "0xAA", timestamp: "0x5", transactions: [] };

describe("isSameAnswer", () => {
  it("takes other orders of keys and other cases of hexadecimal for the same", () => {
    expect(isSameAnswer({ b: "0xAB", a: 1 }, { a: 1, b: "0xab" })).to.equal(true);
  });

  for (const [what, one, other] of [
    ["orders of items", ["0x1", "0x2"], ["0x2", "0x1"]],
    ["lengths of lists", ["0x1"], ["0x1", "0x1"]],
    ["null and an object", null, {}],
    ["text and a number", "0x1", 1],
    ["cases of other text", "Ab", "ab"],
    ["bytes", "0x0001", "0x01"],
    ["values", "0x1", "0x2"],
  ] as const) {
    it(`tells ${what} apart`, () => {
      expect(isSameAnswer(one, other)).to.equal(false);
      expect(isSameAnswer(other, one)).to.equal(false);
    });
  }

  it("counts each byte of what a contract answers", () => {
    expect(isSameAnswer("0x00", "0x", "bytes")).to.equal(false);
    expect(isSameAnswer(`0x${"0".repeat(64)}`, "0x0", "bytes")).to.equal(false);
    expect(isSameAnswer("0xABCD", "0xabcd", "bytes")).to.equal(true);
  });

  it("passes over what only some node programs tell of a block", () => {
    expect(isSameAnswer({ ...BLOCK, totalDifficulty: "0x0" }, BLOCK, "block")).to.equal(true);
  });

  for (const field of ["number", "hash", "timestamp", "baseFeePerGas", "transactions"]) {
    it(`tells blocks with another ${field} apart`, () => {
      expect(isSameAnswer({ ...BLOCK, [field]: "0x99" }, BLOCK, "block")).to.equal(false);
    });
  }

  it("compares the logs in a receipt as logs", () => {
    const receipt = (log: object) => ({ status: "0x1", logs: [{ data: "0x01", ...log }] });
    expect(isSameAnswer(receipt({ blockTimestamp: "0x5" }), receipt({}), "receipt")).to.equal(true);
    expect(isSameAnswer(receipt({ data: "0x02" }), receipt({}), "receipt")).to.equal(false);
  });

  it("takes ratios for the same up to a millionth, and no further", () => {
    const history = (ratio: number | string) => ({ oldestBlock: "0x1", gasUsedRatio: [ratio] });
    expect(isSameAnswer(history(0.5), history(0.5000009), "feeHistory")).to.equal(true);
    expect(isSameAnswer(history(0.5), history(0.5000011), "feeHistory")).to.equal(false);
    expect(isSameAnswer(history(0.5), history("0.50"), "feeHistory")).to.equal(true);
    expect(isSameAnswer(history("half"), history("half"), "feeHistory")).to.equal(false);
  });
});

describe("isTooDeep", () => {
  const nested = (depth: number): unknown => {
    let value: unknown = "0x";
    for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
    return value;
  };

  it("lets the deepest answer through, which can be compared and written down", () => {
    const deepest = nested(MAX_DEPTH);
    expect(isTooDeep(deepest)).to.equal(false);
    expect(isSameAnswer(deepest, deepest)).to.equal(true);
    expect(JSON.stringify(deepest)).to.include("0x");
  });

  it("finds one level more", () => {
    expect(isTooDeep(nested(MAX_DEPTH + 1))).to.equal(true);
  });
});

describe("mergeAnswers", () => {
  it("keeps a field outside the comparison that enough endpoints give alike", () => {
    const values = [
      { ...BLOCK, size: "0x9" },
      { ...BLOCK, size: "0x9" },
    ];
    expect(mergeAnswers(values, 2, "block")).to.deep.equal({ ...BLOCK, size: "0x9" });
  });

  it("drops one that only one gives, so that a liar cannot hide in it", () => {
    expect(mergeAnswers([{ ...BLOCK, size: "0x9" }, BLOCK], 2, "block")).to.deep.equal(BLOCK);
  });

  it("does so in the logs of a receipt too", () => {
    const receipts = ["0x1", "0x2"].map((blockTimestamp) => ({
      status: "0x1",
      logs: [{ data: "0x5", blockTimestamp }],
    }));
    expect(mergeAnswers(receipts, 2, "receipt")).to.deep.equal({ status: "0x1", logs: [{ data: "0x5" }] });
  });

  it("hands a field on that enough endpoints give alike where the first lacks it", () => {
    const blob = { ...BLOCK, blobGasUsed: "0x20000" };
    expect(mergeAnswers([BLOCK, blob, blob], 2, "block")).to.deep.equal(blob);
  });

  it("gives an empty list where a node says null for no logs", () => {
    expect(mergeAnswers([null, []], 2, "logs")).to.deep.equal([]);
  });

  it("hands an answer without a shape on as it is", () => {
    expect(mergeAnswers(["0xAB", "0xab"], 2)).to.equal("0xAB");
  });
});
