import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import assessmentDocument from "../../src/report/json/assessment.ts";
import { projectRoot } from "../meta/testNames.ts";

const CLI = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");

const shownIn = (example: string, kind = "json"): string =>
  readFileSync(join(projectRoot, "docs", "assessment", `${example}.${kind}`), "utf8");

const run = (words: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...words], { cwd: projectRoot });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on("close", (code) => resolve({ code, output }));
  });

describe("the examples of the assessment", function () {
  this.timeout(300_000);
  const kinds = ["json", "html", "svg"];
  const shown = () => ["good", "bad"].flatMap((example) => kinds.map((kind) => shownIn(example, kind)));
  const kept = shown();

  before(async () => {
    const { code, output } = await run(["run", "scripts/assessExample.ts"]);
    expect(output).to.contain("example-good").and.to.contain("example-bad");
    expect(code).to.equal(0);
  });

  it("come to the bytes that the page shows, in every run", () => {
    expect(shown()).to.deep.equal(kept);
  });

  const rowsOf = (example: "good" | "bad", id: string) =>
    parseDocument(assessmentDocument, shownIn(example), example).checks.filter((row) => row.id === id);
  /** The worst row; of equal ones that of the oracle with two sources. */
  const worst = (example: "good" | "bad", id: string) =>
    rowsOf(example, id).toSorted((one, other) => Number(one.outcome) - Number(other.outcome))[0];

  for (const [id, outcome, words] of [
    ["RIQ-O01", 0, /Only chainlink answers in time/],
    ["RIQ-O02", 0, /read the same/],
    ["RIQ-O03", 0, /2 of 2 are needed/],
    ["RIQ-O04", 0, /alone moves the price/],
    ["RIQ-I05", 0, /one voice/],
    ["RIQ-I09", 0, /promised are/],
    ["RIQ-F01", 0, /any age/],
    ["RIQ-C01", 0, /single key/],
    ["RIQ-C11", 0, /of the value within a day/],
  ] as const) {
    it(`of the bad one finds ${id}, and says so`, () => {
      const row = worst("bad", id);
      expect(row?.outcome).to.equal(outcome);
      expect(row?.message).to.match(words);
    });
  }

  it("of the good one passes all of those, but for owners that cannot be read", () => {
    for (const id of [
      "RIQ-O01",
      "RIQ-O02",
      "RIQ-O03",
      "RIQ-O04",
      "RIQ-I09",
      "RIQ-F01",
      "RIQ-C01",
      "RIQ-C11",
    ]) {
      expect(worst("good", id)?.outcome, id).to.equal(1);
    }
    expect(worst("good", "RIQ-I03")?.outcome).to.equal(null);
  });

  it("grade the good one above the bad one, whatever is unknown", () => {
    const [good, bad] = (["good", "bad"] as const).map((example) =>
      parseDocument(assessmentDocument, shownIn(example), example),
    );
    expect(good?.low ?? 0).to.be.above(bad?.high ?? 100);
    expect(good?.stage).to.equal("R2");
    expect(bad?.stage).to.equal("R0");
    expect(bad?.gates).to.include.members(["G1", "G3", "G4", "G6", "G7", "G8", "G9"]);
    expect(good?.gates).to.deep.equal([]);
  });
});
