import { expect } from "chai";
import { canonicalText, isTooDeep, MAX_DEPTH, mergeAnswers } from "../../src/transport/canonical.ts";

const BLOCK = { number: "0x1", hash: "0xAA", timestamp: "0x5", transactions: [] };

describe("canonicalText", () => {
  it("is the same for other orders of keys and other cases of hexadecimal", () => {
    expect(canonicalText({ b: "0xAB", a: 1 })).to.equal(canonicalText({ a: 1, b: "0xab" }));
  });

  it("differs for other values, orders of items, and for null", () => {
    expect(canonicalText(["0x1", "0x2"])).to.not.equal(canonicalText(["0x2", "0x1"]));
    expect(canonicalText(null)).to.not.equal(canonicalText({}));
    expect(canonicalText("0x1")).to.not.equal(canonicalText(1));
  });

  it("leaves the case of other text alone", () => {
    expect(canonicalText("Ab")).to.not.equal(canonicalText("ab"));
  });

  it("passes over what only some node programs tell of a block", () => {
    expect(canonicalText({ ...BLOCK, totalDifficulty: "0x0" }, "block")).to.equal(
      canonicalText(BLOCK, "block"),
    );
  });

  for (const field of ["number", "hash", "timestamp", "baseFeePerGas", "transactions"]) {
    it(`differs for blocks with another ${field}`, () => {
      expect(canonicalText({ ...BLOCK, [field]: "0x99" }, "block")).to.not.equal(
        canonicalText(BLOCK, "block"),
      );
    });
  }

  it("compares the logs in a receipt as logs", () => {
    const receipt = (log: object) =>
      canonicalText({ status: "0x1", logs: [{ data: "0x1", ...log }] }, "receipt");
    expect(receipt({ blockTimestamp: "0x5" })).to.equal(receipt({}));
    expect(receipt({ data: "0x2" })).to.not.equal(receipt({}));
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
    expect(canonicalText(deepest)).to.include("0x");
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

  it("hands an answer without a shape on as it is", () => {
    expect(mergeAnswers(["0xAB", "0xab"], 2)).to.equal("0xAB");
  });
});
