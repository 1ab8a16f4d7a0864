import { expect } from "chai";
import { highestShared } from "../../src/transport/heads.ts";

describe("highestShared", () => {
  for (const [what, heads, window, lag, shared] of [
    ["equal heads", [100n, 100n, 100n], 2, 3n, 100n],
    ["a liar far ahead", [2n ** 53n, 100n, 100n], 2, 3n, 100n],
    ["a liar far behind", [0n, 100n, 100n], 2, 3n, 100n],
    ["a head behind by the lag", [97n, 100n], 2, 3n, 97n],
    ["a head behind by more than the lag", [96n, 100n], 2, 3n, undefined],
    ["no lag allowed", [99n, 100n, 100n], 2, 0n, 100n],
    ["fewer heads than needed", [100n], 2, 3n, undefined],
    ["one head where one is enough", [100n, 90n], 1, 3n, 100n],
    ["three needed, one behind", [90n, 100n, 100n], 3, 3n, undefined],
    ["no heads", [], 1, 3n, undefined],
  ] as const) {
    it(`is ${shared} for ${what}`, () => {
      expect(highestShared(heads, window, lag)).to.equal(shared);
    });
  }
});
