import { expect } from "chai";
import { differencesFrom } from "../../bench/bench.ts";
import {
  HOP_TARGET,
  noteFaultsIn,
  type SourceRow,
  sourceFaultsIn,
  withoutRow,
} from "../../bench/benchAdapters.ts";
import type { BenchRow } from "../../bench/benchReads.ts";
import { ADAPTERS } from "../../src/providers/adapters.ts";

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

const ADAPTER = "DiaAdapter";
const PROVIDER_COLD = 5_000;

const adapterRow = (hop: number, note?: string): SourceRow => ({
  name: ADAPTER,
  outcome: "",
  cold: PROVIDER_COLD + hop,
  warm: 1_000,
  floor: [PROVIDER_COLD, 500],
  ...(note !== undefined && { note }),
});

describe("withoutRow", () => {
  it("names no adapter that has a row", () => {
    expect(withoutRow([ADAPTER], [adapterRow(0)])).to.deep.equal([]);
  });

  it("names an adapter that has none", () => {
    expect(withoutRow([ADAPTER, "NewAdapter"], [adapterRow(0)])).to.deep.equal(["NewAdapter"]);
  });
});

describe("noteFaultsIn", () => {
  it("takes a hop at the target without a note", () => {
    expect(noteFaultsIn([ADAPTER], [adapterRow(HOP_TARGET)])).to.deep.equal([]);
  });

  it("refuses a hop one above the target without a note", () => {
    const faults = noteFaultsIn([ADAPTER], [adapterRow(HOP_TARGET + 1)]);
    expect(faults).to.deep.equal([`${ADAPTER}: 3501 over its provider, without a note.`]);
  });

  it("takes a hop one above the target with a note", () => {
    expect(noteFaultsIn([ADAPTER], [adapterRow(HOP_TARGET + 1, "two calls")])).to.deep.equal([]);
  });

  it("refuses a note that a hop at the target does not need", () => {
    const faults = noteFaultsIn([ADAPTER], [adapterRow(HOP_TARGET, "two calls")]);
    expect(faults).to.deep.equal([`${ADAPTER}: 3500 over its provider needs no note.`]);
  });

  it("leaves rows alone that are no adapter's", () => {
    expect(noteFaultsIn(["NewAdapter"], [adapterRow(HOP_TARGET + 1)])).to.deep.equal([]);
  });
});

describe("sourceFaultsIn", () => {
  const adapters = Object.keys(ADAPTERS);
  const rowsOf = (names: readonly string[]) => names.map((name) => ({ ...adapterRow(0), name }));

  it("finds nothing where every adapter has a row", () => {
    expect(sourceFaultsIn(adapters, rowsOf(adapters))).to.deep.equal([]);
  });

  it("names each adapter where there are no rows", () => {
    expect(sourceFaultsIn(adapters, [])).to.deep.equal(adapters.map((name) => `${name}: not measured.`));
  });

  it("refuses an empty list of adapters", () => {
    expect(sourceFaultsIn([], rowsOf(adapters))).to.deep.equal(["There are no adapters to measure."]);
  });
});
