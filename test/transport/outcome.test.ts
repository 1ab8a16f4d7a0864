import { expect } from "chai";
import { classifyRpcError, isBreaking, readReply, revertData } from "../../src/transport/outcome.ts";

describe("classifyRpcError", () => {
  for (const [what, error, kind] of [
    ["a revert by its code", { code: 3, message: "execution reverted" }, "revert"],
    [
      "a revert by its bytes",
      { code: -32_603, message: "Internal error", data: { data: "0x08c379a0" } },
      "revert",
    ],
    ["a revert by its text", { code: -32_000, message: "VM Exception: revert" }, "revert"],
    [
      "a revert as one node program words it",
      { code: -32_015, message: "VM error", data: "Reverted 0x12" },
      "revert",
    ],
    [
      "a method that is not there",
      { code: -32_601, message: "the method eth_foo does not exist" },
      "refusal",
    ],
    ["parameters that make no sense", { code: -32_602, message: "invalid argument 0" }, "refusal"],
    ["a nonce that is spent", { code: -32_000, message: "nonce too low" }, "refusal"],
    ["too many logs", { code: -32_005, message: "query returned more than 10000 results" }, "refusal"],
    ["too many requests", { code: -32_005, message: "limit exceeded" }, "rateLimited"],
    ["a rate in words", { code: -32_000, message: "Too Many Requests" }, "rateLimited"],
    ["a block it lacks", { code: -32_000, message: "header not found" }, "missingBlock"],
    ["a state it lacks", { code: -32_000, message: "missing trie node 12 (path )" }, "missingBlock"],
    ["a block beyond its head", { code: -32_000, message: "Received invalid block tag 9." }, "missingBlock"],
    ["an error inside it", { code: -32_603, message: "Internal error" }, "internalError"],
    ["an error of no known code", { code: 12, message: "boom" }, "internalError"],
  ] as const) {
    it(`takes ${what} for ${kind}`, () => {
      const outcome = classifyRpcError(error);
      expect(outcome.kind === "failure" ? outcome.failure : outcome.kind).to.equal(kind);
    });
  }

  it("hands a revert's error on unchanged", () => {
    const error = { code: 3, message: "execution reverted: no", data: "0x1234" };
    expect(classifyRpcError(error)).to.deep.equal({ kind: "revert", error });
  });
});

describe("isBreaking", () => {
  it("spares an endpoint that lacks a block, because every pruned node does", () => {
    expect(isBreaking(classifyRpcError({ code: -32_000, message: "header not found" }))).to.equal(false);
  });

  it("counts an error inside the node", () => {
    expect(isBreaking(classifyRpcError({ code: -32_603, message: "Internal error" }))).to.equal(true);
  });
});

describe("revertData", () => {
  it("finds nothing in what is not whole bytes", () => {
    for (const data of ["0x123", "no", 5, null, undefined, {}]) expect(revertData(data)).to.equal(undefined);
  });
});

describe("readReply", () => {
  for (const [what, body] of Object.entries({
    "no object": "0x1",
    null: null,
    "a list": [],
    "another id": { id: 8, result: "0x1" },
    "no id": { result: "0x1" },
    "neither result nor error": { id: 7 },
    "an error without a code": { id: 7, error: { message: "no" } },
    "an error that is text": { id: 7, error: "no" },
  })) {
    it(`takes a body with ${what} for malformed`, () => {
      expect(readReply(body, 7)).to.have.property("failure", "malformed");
    });
  }

  it("takes a null result for a result", () => {
    expect(readReply({ id: 7, result: null }, 7)).to.deep.equal({ kind: "result", result: null });
  });
});
