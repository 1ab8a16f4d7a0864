import { expect } from "chai";
import hre from "hardhat";
import { generate } from "../../scripts/generate.ts";
import { staleness } from "../../scripts/generatedFile.ts";

describe("the generated files", () => {
  it("are what follows from the sources: tables, schemas and ABIs", async () => {
    const { files, problems } = await generate(hre);
    expect(problems).to.deep.equal([]);
    const paths = files.map(({ path }) => path);
    expect(paths).to.include.members([
      "docs/adapters.md",
      "docs/lint.md",
      "docs/simulator.md",
      "src/providers/adapters.ts",
      "deploy/spec.schema.json",
      "data/scenarios/scenario.schema.json",
      "src/report/json/lint-report.schema.json",
      "src/abi/index.ts",
      "src/abi/redundantOracleAbi.ts",
    ]);
    expect(staleness(files)).to.deep.equal([]);
  });
});
