import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";

/** Runs of `npm test -- <words>` in a project whose Hardhat writes down how it is started, and can refuse to build. */

const root = mkdtempSync(join(tmpdir(), "holdfast-named-"));
after(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, content: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

const hardhatThat = (building: number): string => `
import { appendFileSync } from "node:fs";
const words = process.argv.slice(2);
appendFileSync("starts", words.join(" ") + "\\n");
if (words[0] === "build") process.exit(${building});
console.log("  3 passing");
`;

/** How Hardhat was started, and what the last line says. */
const runTests = (words: readonly string[], building = 0) => {
  write("package.json", '{ "type": "module" }');
  write("starts", "");
  write("node_modules/hardhat/dist/src/cli.js", hardhatThat(building));
  write("test/a.t.sol", "");
  const { stdout, status } = spawnSync(process.execPath, [join(projectRoot, "scripts/test.ts"), ...words], {
    cwd: root,
    encoding: "utf8",
  });
  const starts = readFileSync(join(root, "starts"), "utf8").trimEnd().split("\n");
  return { starts, status, closing: stdout.trimEnd().split("\n").at(-1) };
};

describe("npm test -- <file.t.sol>", () => {
  it("compiles the contracts before it runs what deploys them", () => {
    expect(runTests(["test/a.t.sol", "--grep", "CORE_1"])).to.deep.equal({
      starts: ["build --no-tests", "test solidity test/a.t.sol --grep CORE_1"],
      status: 0,
      closing: "3 passed, 0 failed",
    });
  });

  it("fails without a test where the contracts do not compile", () => {
    const { starts, status, closing } = runTests(["test/a.t.sol"], 1);
    expect(starts).to.deep.equal(["build --no-tests"]);
    expect(closing).to.equal("0 passed, 1 failed");
    expect(status).to.equal(1);
  });

  it("compiles nothing where it is told so", () => {
    expect(runTests(["test/a.t.sol", "--no-compile"]).starts).to.deep.equal([
      "test solidity test/a.t.sol --no-compile",
    ]);
  });
});
