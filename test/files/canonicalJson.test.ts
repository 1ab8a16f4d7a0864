import { expect } from "chai";
import { canonicalJson, digestOf } from "../../src/files/canonicalJson.ts";

describe("canonical JSON", () => {
  it("is the same text for the same value, whatever the order of keys", () => {
    const one = { b: 1, a: { d: [1, { z: null, y: "x" }], c: true } };
    const other = { a: { c: true, d: [1, { y: "x", z: null }] }, b: 1 };
    expect(canonicalJson(one)).to.equal('{"a":{"c":true,"d":[1,{"y":"x","z":null}]},"b":1}');
    expect(canonicalJson(other)).to.equal(canonicalJson(one));
    expect(digestOf(other)).to.equal(digestOf(one));
  });

  it("leaves out what is undefined, and keeps a key that is called like a prototype", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).to.equal('{"b":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).to.equal('{"__proto__":1}');
  });

  it("tells different values apart", () => {
    expect(digestOf([1, 2])).to.not.equal(digestOf([2, 1]));
    expect(digestOf("1")).to.not.equal(digestOf(1));
  });
});
