import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { appendEvidence, checkEvidence, NO_PREVIOUS } from "../../src/drill/evidence.ts";
import type { DrillReport } from "../../src/drill/drillReport.ts";
import { canonicalJson, digestOf } from "../../src/files/canonicalJson.ts";
import { projectRoot } from "../meta/testNames.ts";

const HASH = `0x${"ab".repeat(32)}`;

/** A report without oracles, which evidence does not mind. */
const report = (block: number): DrillReport => ({
  block: { number: block, hash: HASH, timestamp: 1_800_000_000 },
  chainId: 1,
  network: "mainnet",
  client: "anvil/v1.7.1",
  clients: ["anvil/v1.7.1"],
  cellGas: 3_000_000,
  faults: ["zero"],
  gasSchedule: null,
  stubHash: HASH,
  oracles: [],
  leftOut: [],
  digest: digestOf([]),
});

/** Appends over and over until it is killed. */
const APPENDING = `
import { appendEvidence } from ${JSON.stringify(join(projectRoot, "src/drill/evidence.ts"))};
const report = JSON.parse(process.env["REPORT"]);
process.stdout.write("begun");
for (;;) await appendEvidence(process.env["FILE"], report);
`;

describe("the evidence of drills", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-evidence-"));
    file = join(folder, "drills", "mainnet.jsonl");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const linesOf = async (): Promise<string[]> => (await readFile(file, "utf8")).split("\n").slice(0, -1);
  const problemsOf = (lines: readonly string[]) => checkEvidence(`${lines.join("\n")}\n`, "x").problems;

  it("is a line a drill, canonical, each with the hash of the one before, and without a clock", async () => {
    for (const block of [1, 2, 3]) await appendEvidence(file, report(block));
    const lines = await linesOf();
    expect(lines).to.have.lengthOf(3);
    expect(JSON.parse(lines[0] ?? "").previous).to.equal(NO_PREVIOUS);
    for (const line of lines) expect(canonicalJson(JSON.parse(line))).to.equal(line);
    expect(lines.join("")).to.not.include("1800000000");
    expect(problemsOf(lines)).to.deep.equal([]);
  });

  it("tells by its number each line that was changed, left out, put in or torn", async () => {
    for (const block of [1, 2, 3]) await appendEvidence(file, report(block));
    const [one = "", two = "", three = ""] = await linesOf();
    expect(problemsOf([one, two.replace('"number":2', '"number":9'), three])[0]).to.match(
      /line 3 does not follow/,
    );
    expect(problemsOf([one, three])[0]).to.match(/line 2 does not follow/);
    expect(problemsOf([two, one, three])[0]).to.match(/line 1 does not follow/);
    expect(problemsOf([one, one, two, three])[0]).to.match(/line 2 does not follow/);
    expect(problemsOf([one, two.slice(0, 40), three])[0]).to.match(/line 2 is no JSON/);
    expect(problemsOf([one, ` ${two}`, three])[0]).to.match(/line 2 is not as it was written/);
    expect(checkEvidence(`${one}\n${two.slice(0, 50)}`, "x").problems[0]).to.match(/line 2 has no end/);
  });

  it("is not built upon where it does not hold together", async () => {
    await appendEvidence(file, report(1));
    await writeFile(file, (await readFile(file, "utf8")).replace('"number":1', '"number":2'));
    await appendEvidence(file, report(3));
    await writeFile(file, (await readFile(file, "utf8")).slice(0, -20));
    let message = "";
    try {
      await appendEvidence(file, report(4));
    } catch (failure) {
      message = String(failure);
    }
    expect(message).to.match(/line 2 .*Restore the file from version control first/s);
  });

  it("loses no line where several append at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, block) => appendEvidence(file, report(block))));
    const lines = await linesOf();
    expect(lines).to.have.lengthOf(12);
    expect(problemsOf(lines)).to.deep.equal([]);
  });

  it("is whole after a kill at any moment, and the next drill goes on", async () => {
    for (const wait of [0, 3, 11, 29]) {
      const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", APPENDING], {
        env: { ...process.env, REPORT: JSON.stringify(report(7)), FILE: file },
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await setTimeout(wait);
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGKILL");
      await ended;
      await appendEvidence(file, report(8));
      const lines = await linesOf();
      expect(problemsOf(lines)).to.deep.equal([]);
      expect(JSON.parse(lines.at(-1) ?? "").block.number).to.equal(8);
    }
  });
});
