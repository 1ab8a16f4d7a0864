import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import { readJsonFile } from "../../src/files/jsonFile.ts";
import { scenarioJsonSchema, scenarioSchema } from "../../src/scenario/scenario.ts";
import { builtInScenarios, findScenario } from "../../src/scenario/scenarioFiles.ts";
import { projectRoot } from "../meta/testNames.ts";
import { fallingMarket } from "../simulate/examples.ts";

const published: object = JSON.parse(
  readFileSync(join(projectRoot, "data", "scenarios", "scenario.schema.json"), "utf8"),
);
const isValid = new Ajv2020({ allErrors: true, strict: false }).compile(published);

/** What both refuse. */
const REFUSED: Readonly<Record<string, object>> = {
  "an unknown key": { colour: "red" },
  "a name that is none": { name: "Two Words" },
  "no source": { sources: [] },
  "a negative duration": { durationSeconds: -1 },
  "a price of no kind": { price: { kind: "guess", price: 1 } },
  "a fault without an end": { faults: [{ fault: "freeze", startSeconds: 1 }] },
  "a quorum of none": { oracle: { quorum: 0, maxDeviationBps: 100, sources: [{ maxAge: 60 }] } },
};

describe("the JSON Schema of scenarios", () => {
  it("is the published file, which `npx hardhat oracle generate` writes", () => {
    expect(published).to.deep.equal(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it("takes every built-in scenario, each of which refers to it", () => {
    for (const name of builtInScenarios()) {
      const scenario = readJsonFile(findScenario(name), "a scenario");
      expect(isValid(scenario), `${name}: ${JSON.stringify(isValid.errors)}`).to.equal(true);
      expect(scenario).to.include({ $schema: "./scenario.schema.json" });
    }
  });

  it("is itself no built-in scenario", () => {
    expect(builtInScenarios().filter((name) => name.includes("schema"))).to.deep.equal([]);
  });

  for (const [what, changes] of Object.entries(REFUSED)) {
    it(`refuses ${what}, as the simulator does`, () => {
      const scenario = { ...fallingMarket, ...changes };
      expect(isValid(scenario)).to.equal(false);
      expect(scenarioSchema.safeParse(scenario).success).to.equal(false);
    });
  }
});
