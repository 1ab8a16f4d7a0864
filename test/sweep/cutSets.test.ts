import { expect } from "chai";
import { cutSetsOf } from "../../src/sweep/cutSets.ts";
import { createProbe } from "../../src/sweep/oracleProbe.ts";
import type { Choice } from "../../src/sweep/plan.ts";
import { choice, FOLDER, sweepWith } from "./examples.ts";

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
];
const SINGLES = [[0], [1], [2]];

const cutSets = async (changes: Partial<Choice>) => {
  const chosen = { ...choice, ...changes };
  const { silence, lie } = cutSetsOf(chosen, await createProbe(sweepWith(), chosen, FOLDER));
  return { silence, lie };
};

describe("minimal cut sets", () => {
  for (const mode of ["Ordered", "Median"] as const) {
    it(`of two of three, ${mode}, are any two, for silence and for a lie`, async () => {
      expect(await cutSets({ mode })).to.deep.equal({ silence: PAIRS, lie: PAIRS });
    });

    it(`of three of three, ${mode}, are any one for silence, and all for a lie`, async () => {
      expect(await cutSets({ mode, quorum: 3 })).to.deep.equal({ silence: SINGLES, lie: [[0, 1, 2]] });
    });
  }

  it("of one of three, Ordered, are all for silence, and the first alone for a lie", async () => {
    const { silence, lie } = await cutSets({ quorum: 1 });
    expect(silence).to.deep.equal([[0, 1, 2]]);
    expect(lie).to.deep.equal([[0]]);
  });
});
