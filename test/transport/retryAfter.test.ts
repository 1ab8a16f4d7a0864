import { expect } from "chai";
import { MAX_RETRY_AFTER_MS, retryAfterMs } from "../../src/transport/retryAfter.ts";

const NOW = Date.parse("Wed, 21 Oct 2026 07:28:00 GMT");

describe("retryAfterMs", () => {
  for (const [header, wait] of [
    ["0", 0],
    ["120", 120_000],
    [" 5 ", 5_000],
    ["Wed, 21 Oct 2026 07:28:30 GMT", 30_000],
    ["Wed, 21 Oct 2026 07:27:00 GMT", 0],
    ["3600", MAX_RETRY_AFTER_MS],
    ["3601", MAX_RETRY_AFTER_MS],
    ["9".repeat(400), MAX_RETRY_AFTER_MS],
    ["soon", undefined],
    ["", undefined],
    [null, undefined],
  ] as const) {
    it(`reads ${JSON.stringify(header)?.slice(0, 40)} as ${wait}`, () => {
      expect(retryAfterMs(header, NOW)).to.equal(wait);
    });
  }
});
