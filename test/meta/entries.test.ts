import { expect } from "chai";
import manifest from "../../package.json" with { type: "json" };

/** What each entry of the package exports that is there when it runs; a name that is lost breaks whoever uses it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  deploy: ["Chain", "deploySpec", "planSpec", "readRecord", "readStatus", "recordPath", "subjectsOf"],
  ethers: ["ResilientProvider", "createEthersClient"],
  lint: ["countFindings", "hasFailed", "lintReport", "lintSpec", "lintText", "observe"],
  simulate: ["builtInScenarios", "chooseSystems", "findScenario", "loadScenario", "runScenario"],
  spec: ["EXIT", "Problem", "parseSpec", "readSpec", "specJsonSchema"],
  viem: ["createViemClient"],
};

describe("the entries of the package", () => {
  for (const [entry, names] of Object.entries(NAMES)) {
    it(`hand out by holdfast/${entry} what they did`, async () => {
      const module: object = await import(new URL(`../../src/${entry}.ts`, import.meta.url).href);
      expect(Object.keys(module).sort()).to.deep.equal(names);
    });
  }

  it("are all in package.json, each with its types", () => {
    const exported: Readonly<Record<string, unknown>> = manifest.exports;
    for (const entry of Object.keys(NAMES)) {
      expect(exported[`./${entry}`]).to.deep.equal({
        types: `./dist/src/${entry}.d.ts`,
        default: `./dist/src/${entry}.js`,
      });
    }
  });
});
