import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";

const read = (...path: readonly string[]): string => readFileSync(join(projectRoot, ...path), "utf8");

/** A script of the repository as it stands in a user's project, without the comment on top that says so. */
const inProject = (script: string): string =>
  read("scripts", script)
    .replace(/^(\/\/.*\n)+/, "")
    .replaceAll(/"\.\.\/src\/(\w+)\.ts"/g, '"holdfast/$1"');

describe("the scripts to copy", () => {
  for (const [script, page] of [
    ["deploy.ts", "deploy.md"],
    ["simulate.ts", "simulator.md"],
    ["drill.ts", "drill.md"],
  ] as const) {
    it(`are shown as a project has them: scripts/${script} in docs/${page}`, () => {
      const program = inProject(script);
      expect(program).to.include('"holdfast/').and.to.not.include("../");
      expect(read("docs", page)).to.include(`\`\`\`ts\n// scripts/${script}\n${program}\`\`\`\n`);
    });

    it(`have 20 to 40 lines: scripts/${script}`, () => {
      const lines = read("scripts", script).trimEnd().split("\n").length;
      expect(lines).to.be.within(20, 40);
    });
  }
});
