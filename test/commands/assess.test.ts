import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import assessmentDocument from "../../src/report/json/assessment.ts";
import { projectRoot } from "../meta/testNames.ts";

const HARDHAT = "node_modules/hardhat/dist/src/cli.js";

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

const assess = (...words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [HARDHAT, "oracle", "assess", ...words], { cwd: projectRoot });
    let [output, complaint] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on("close", (code) => resolve({ code, output, complaint }));
  });

describe("npx hardhat oracle assess --evidence", () => {
  let folder = "";
  let stated = "";
  const file = async (name: string, value: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
    return path;
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-assess-"));
    stated = await file("stated.json", { "RIQ-O01": [0.5, "R"], "RIQ-O08": [null], "RIQ-C02": ["na"] });
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("rates without a spec, says the grade in a sentence, and ends with 0", async () => {
    const { code, output, complaint } = await assess("--evidence", stated);
    expect(complaint).to.equal("");
    expect(output).to.match(/^Unrated: \d+ % of what counts are known/m);
    expect(code).to.equal(0);
  });

  it("rates a public protocol by what is published about it", async () => {
    const { code, output, complaint } = await assess("--evidence", "examples/ratings/gmx-v2.json");
    expect(complaint).to.equal("");
    expect(output).to.match(/^examples\/ratings\/gmx-v2\.json by riq-2\n\nUnrated: /);
    expect(code).to.equal(0);
  });

  it("writes JSON alone to the output, by the ruleset that is named", async () => {
    const { code, output } = await assess("--evidence", stated, "--ruleset", "riq-1", "--json", "-");
    const { ruleset, grade, checks, availability, target } = assessmentDocument.schema.parse(
      JSON.parse(output),
    );
    expect({ ruleset, grade, target, unavailability: availability.unavailability }).to.deep.equal({
      ruleset: "riq-1",
      grade: "U",
      target: stated,
      unavailability: null,
    });
    expect(checks).to.have.lengthOf(58);
    expect(checks.find(({ id }) => id === "RIQ-O01")).to.include({ outcome: 0.5, class: "R" });
    expect(code).to.equal(0);
  });

  it("fails with 1 on a grade that is not reached and a gate that holds, after the report is written", async () => {
    const json = join(folder, "new", "report.json");
    const { code, complaint } = await assess(
      ...["--evidence", stated, "--json", json, "--min-grade", "B", "--fail-on", "G5,G2"],
    );
    expect(complaint)
      .to.include("The grade is U")
      .and.to.include("G5 holds (RIQ-R02)")
      .and.not.include("G2 holds");
    expect(JSON.parse(await readFile(json, "utf8")).gates).to.include("G5");
    expect(code).to.equal(1);
  });

  it("notes what another ruleset asks, and goes on", async () => {
    const later = await file("later.json", { "RIQ-O10": [1, "X"] });
    const { code, output } = await assess("--evidence", later, "--ruleset", "riq-1");
    expect(output).to.include("Note: RIQ-O10 is stated, and not asked by riq-1.");
    expect(code).to.equal(0);
  });

  const refused: readonly (readonly [
    what: string,
    words: () => Promise<readonly string[]>,
    sentence: RegExp,
  ])[] = [
    ["nothing to assess", async () => [], /^There is nothing to assess: give a spec/],
    [
      "a file that is not there",
      async () => ["--evidence", "none.json"],
      /^--evidence: "none.json" cannot be read/,
    ],
    [
      "an id that is no check",
      async () => ["--evidence", await file("strange.json", { "RIQ-Z01": [1, "R"] })],
      /names RIQ-Z01, which is no check/,
    ],
    [
      "an outcome above 1",
      async () => ["--evidence", await file("above.json", { "RIQ-O01": [1.2, "R"] })],
      /has no outcome that can be read at RIQ-O01\.0/,
    ],
    ["text that is no JSON", async () => ["--evidence", await file("text.json", "{")], /is no JSON/],
    [
      "a ruleset that is none",
      async () => ["--evidence", stated, "--ruleset", "riq-3"],
      /^--ruleset: "riq-3" is none; there are riq-1, riq-2\.$/m,
    ],
    [
      "a grade that is none",
      async () => ["--evidence", stated, "--min-grade", "E"],
      /^--min-grade: "E" is no grade/,
    ],
    [
      "a gate that is none",
      async () => ["--evidence", stated, "--fail-on", "G10"],
      /^--fail-on: "G10" is no gate/,
    ],
  ];
  for (const [what, words, sentence] of refused) {
    it(`refuses with 2, in one sentence: ${what}`, async () => {
      const { code, output, complaint } = await assess(...(await words()));
      expect(complaint).to.match(sentence);
      expect([code, output, complaint.trimEnd().split("\n").length]).to.deep.equal([2, "", 1]);
    });
  }
});
