import { expect } from "chai";
import hre from "hardhat";
import { generateAbis, stalenessOfAbis } from "../../scripts/clients.ts";
import { generate, staleness } from "../../scripts/generate.ts";

describe("the generated tables of adapters", () => {
  it("are what the contracts' documentation says", async () => {
    const generation = await generate(hre);
    expect(generation.problems).to.deep.equal([]);
    expect(generation.files).to.not.have.lengthOf(0);
    expect(staleness(generation)).to.deep.equal([]);
  });
});

describe("the generated ABIs", () => {
  it("are what was compiled", async () => {
    const modules = await generateAbis(hre);
    expect(modules).to.not.have.lengthOf(0);
    expect(await stalenessOfAbis(hre, modules)).to.deep.equal([]);
  });
});
