import { expect } from "chai";
import { commonCauses } from "../../src/drill/causes.ts";
import { parseSpec, readSpec } from "../../src/spec/spec.ts";
import type { Spec } from "../../src/spec/schema.ts";

const ETH = ["chainlink-eth-usd", "redstone-eth-usd", "api3-eth-usd"];

/** The local spec with some parts of its providers and feeds changed. */
const changed = async (change: (spec: Spec) => void): Promise<Spec> => {
  const spec = structuredClone(await readSpec("deploy/local.json"));
  change(spec);
  return parseSpec(spec);
};

describe("the common causes of an oracle's sources", () => {
  it("are every provider, and of the other kinds what takes two sources or more", async () => {
    const causes = commonCauses(await readSpec("deploy/local.json"), ETH);
    expect(causes.map(({ kind, sources }) => [kind, sources])).to.deep.equal([
      ["provider", [0]],
      ["provider", [1]],
      ["provider", [2]],
    ]);
  });

  it("take sources together that the spec words alike", async () => {
    const spec = await changed(({ providers }) => {
      for (const key of ["redstone", "api3"])
        Object.assign(providers[key] ?? {}, { upstreams: ["One exchange"] });
    });
    expect(commonCauses(spec, ETH)).to.deep.include({
      kind: "upstream",
      name: "One exchange",
      sources: [1, 2],
    });
  });

  it("heed what a feed says for itself before what its provider does", async () => {
    const spec = await changed(({ feeds, providers }) => {
      const operators = providers["chainlink"]?.operators;
      Object.assign(feeds["api3-eth-usd"] ?? {}, { operators });
    });
    expect(commonCauses(spec, ETH)).to.deep.include({
      kind: "operators",
      name: "Chainlink node operators",
      sources: [0, 2],
    });
  });

  it("count a source that never counts for nothing", async () => {
    const causes = commonCauses(await readSpec("deploy/local.json"), [ETH[0], undefined]);
    expect(causes.map(({ sources }) => sources)).to.deep.equal([[0]]);
  });
});
