import { expect } from "chai";
import { webAddressOf } from "../../src/report/webAddress.ts";

describe("webAddressOf", () => {
  it("takes addresses of the web", () => {
    expect(webAddressOf("https://example.org/a?b=c")).to.equal("https://example.org/a?b=c");
  });

  it("leads to a file of a repository at its commit", () => {
    expect(webAddressOf("github:owner/name@b3719ce7fb93:src/a_exp.sol")).to.equal(
      "https://github.com/owner/name/blob/b3719ce7fb93/src/a_exp.sol",
    );
  });

  for (const reference of [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//example.org",
    "https://",
    "https://user:secret@example.org/",
    "github:owner/name@b3719ce7fb93:a?b#c",
    "a book",
  ]) {
    it(`makes no link of ${reference}`, () => {
      expect(webAddressOf(reference)).to.equal(undefined);
    });
  }
});
