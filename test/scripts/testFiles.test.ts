import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { testKindOf } from "../../scripts/testFiles.ts";
import { projectRoot } from "../meta/testNames.ts";

const root = mkdtempSync(join(tmpdir(), "holdfast-kinds-"));
after(() => rmSync(root, { recursive: true, force: true }));

/** Whether a test with this text, beside these modules, needs compiled contracts. */
const needsContracts = (text: string, modules: Readonly<Record<string, string>> = {}): boolean => {
  for (const [path, content] of Object.entries({ "test/a.test.ts": text, ...modules })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return testKindOf(root, "test/a.test.ts").needsContracts;
};

describe("testKindOf", () => {
  it("gives Solidity to its own runner", () => {
    expect(testKindOf(root, "test/a.t.sol")).to.include({ runner: "solidity", needsContracts: true });
  });

  it("needs no contracts for a test that loads neither Hardhat nor what was compiled", () => {
    expect(
      needsContracts('import { expect } from "chai";\nimport { readFileSync } from "node:fs";'),
    ).to.equal(false);
  });

  for (const [what, text] of [
    ["Hardhat", 'import hre from "hardhat";'],
    ["a plugin of Hardhat", 'import { x } from "@nomicfoundation/hardhat-ethers";'],
    ["Hardhat when it runs", 'const hre = await import("hardhat");'],
    ["Hardhat by what it hands on", 'export { network } from "hardhat";'],
  ] as const) {
    it(`needs them where the test loads ${what}`, () => {
      expect(needsContracts(text)).to.equal(true);
    });
  }

  it("needs them where a module that the test loads gets at them, through a circle too", () => {
    const modules = {
      "test/b.ts": 'import "./a.test.ts";\nexport * from "./c.ts";',
      "test/c.ts": 'import { readArtifact } from "../src/files/artifacts.ts";',
      "src/files/artifacts.ts": "export const readArtifact = 1;",
    };
    expect(needsContracts('import { b } from "./b.ts";', modules)).to.equal(true);
  });

  it("does not need them for types", () => {
    expect(needsContracts('import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";')).to.equal(
      false,
    );
    expect(needsContracts('import { type NetworkConnection } from "hardhat/types/network";')).to.equal(false);
    expect(needsContracts('export type { A } from "hardhat";')).to.equal(false);
  });

  it("tells where the test starts Hardhat itself, or by a module that it loads", () => {
    const starts = 'const CLI = join(root, "hardhat", "dist", "src", "cli.js");';
    for (const [path, text] of [
      ["test/direct.test.ts", starts],
      ["test/loads.test.ts", 'import { run } from "./direct.test.ts";'],
      ["test/neither.test.ts", 'import { expect } from "chai";'],
    ] as const) {
      writeFileSync(join(root, path), text);
    }
    const kinds = ["direct", "loads", "neither"].map((name) => testKindOf(root, `test/${name}.test.ts`));
    expect(kinds.map(({ startsHardhat }) => startsHardhat)).to.deep.equal([true, true, false]);
  });

  it("finds tests of both kinds in this project", () => {
    const kinds = globSync("test/**/*.test.ts", { cwd: projectRoot }).map(
      (file) => testKindOf(projectRoot, file).needsContracts,
    );
    expect(kinds.filter((needs) => needs)).to.have.length.greaterThan(30);
    expect(kinds.filter((needs) => !needs)).to.have.length.greaterThan(30);
  });
});
