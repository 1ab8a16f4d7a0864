import { expect } from "chai";
import { differencesFrom } from "../../scripts/bench.ts";
import type { BenchRow } from "../../scripts/benchReads.ts";

const row: BenchRow = {
  name: "one source",
  outcome: "Normal",
  cold: 9_000,
  warm: 2_000,
  floor: [5_000, 500],
};
const kept = { "one source": { cold: 9_000, warm: 2_000, outcome: "Normal" } };

describe("differencesFrom", () => {
  it("finds none where every figure is the same", () => {
    expect(differencesFrom(kept, [row])).to.deep.equal([]);
  });

  for (const [what, change] of Object.entries({
    "one gas more": { cold: 9_001 },
    "one gas less": { warm: 1_999 },
    "another outcome": { outcome: "Degraded" },
  })) {
    it(`names a row with ${what}`, () => {
      const [sentence] = differencesFrom(kept, [{ ...row, ...change }]);
      expect(sentence).to.match(/^one source: .*9000.* in the snapshot, .* measured\.$/);
    });
  }

  it("names a row that the snapshot lacks", () => {
    expect(differencesFrom({}, [row])).to.have.lengthOf(1);
  });

  it("names a row that only the snapshot has", () => {
    expect(differencesFrom(kept, [])).to.have.lengthOf(1);
  });
});
