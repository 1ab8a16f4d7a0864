import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { expect } from "chai";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import demoReport from "../../src/report/json/demoReport.ts";
import { projectRoot } from "../meta/testNames.ts";

const CLI = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");
const run = promisify(execFile);

describe("oracle demo", () => {
  let folder: string;
  let output: string;
  let page: string;
  let report: ReturnType<typeof parseDocument<typeof demoReport.schema>>;

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), "holdfast-demo-"));
    const json = join(folder, "demo.json");
    ({ stdout: output } = await run(process.execPath, [CLI, "oracle", "demo", "--json", json], {
      cwd: projectRoot,
      maxBuffer: 10_000_000,
    }));
    report = parseDocument(demoReport, await readFile(json, "utf8"), json);
    page = await readFile(join(projectRoot, "reports", "demo.html"), "utf8");
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it("says over which minutes its gas is, on the terminal and on its page", () => {
    const { healthyMinutes, minutes } = report;
    expect(healthyMinutes).to.include.members([0, 1, 2, 3]);
    const notes = [
      `least and most over the ${healthyMinutes.length} minutes in which every`,
      `the most over all ${minutes} minutes`,
    ];
    for (const note of notes) {
      expect(output).to.include(note);
      expect(page).to.include(note);
    }
  });

  it("gives the gas of a healthy read as a range, and names the minute of the dearest", () => {
    for (const { name, leastHealthyGas, mostHealthyGas, mostGas, mostGasMinute } of report.consumers) {
      expect(leastHealthyGas, name).to.be.greaterThan(20_000).and.at.most(mostHealthyGas);
      expect(mostGas, name).to.be.at.least(mostHealthyGas);
      expect(output).to.include(`${mostGas.toLocaleString("en-US")} (minute ${mostGasMinute})`);
    }
    const ours = report.consumers.filter(({ name }) => name.startsWith("Holdfast"));
    expect(ours.map(({ wrongMinutes }) => wrongMinutes)).to.deep.equal([0, 0]);
    // The dearest minutes are those in which providers burn what they get.
    for (const { mostGas, mostHealthyGas } of ours) expect(mostGas).to.be.greaterThan(mostHealthyGas);
  });

  it("says what it wrote", () => {
    expect(output)
      .to.match(/\nwrote .*demo\.json\n/)
      .and.to.include("\nwrote reports/demo.html\n");
  });
});
