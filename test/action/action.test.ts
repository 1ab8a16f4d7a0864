import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";
import { readAction } from "./actionRunner.ts";

const action = await readAction(join(projectRoot, "action.yml"));

describe("action.yml", () => {
  it("says with which shell each step runs, and takes inputs through the environment alone", () => {
    expect(action.runs.steps).to.have.length.greaterThan(3);
    for (const { name, shell, run } of action.runs.steps) {
      expect(shell, name).to.equal("bash");
      expect(run, name).to.not.include("${{");
    }
  });

  it("uses every input that it declares, and declares every input that it uses", () => {
    const text = JSON.stringify(action.runs.steps);
    const used = new Set([...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name));
    expect([...used].sort()).to.deep.equal(Object.keys(action.inputs).sort());
  });

  it("says what each input is for", () => {
    for (const [name, { description }] of Object.entries(action.inputs))
      expect(description, name).to.match(/\.$/);
  });
});
