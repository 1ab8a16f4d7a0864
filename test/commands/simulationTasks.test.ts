import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import commandProblem from "../../src/report/json/commandProblem.ts";
import replayReport from "../../src/report/json/replayReport.ts";
import simulationReport from "../../src/report/json/simulationReport.ts";
import { projectRoot } from "../meta/testNames.ts";
import { record } from "../replay/examples.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-tasks-"));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly problems: string;
}

/** Runs a task as a user does, from a folder that is not the project's. */
const run = (words: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const hardhat = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");
    const config = join(projectRoot, "hardhat.config.ts");
    const child = spawn(process.execPath, [hardhat, "--config", config, "oracle", ...words], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [output, problems] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      problems += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, output, problems }));
  });

const written = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

const incidentsFile = (name: string, records: readonly object[]): string => {
  writeFileSync(join(folder, name), JSON.stringify(records));
  return name;
};

describe("oracle replay", () => {
  it("ends with 0, and writes the contract's keys into a folder that it makes", async () => {
    const file = incidentsFile("caught.json", [record()]);
    const systems = "holdfast-ordered,single-feed";
    const { code } = await run([
      "replay",
      "--incidents",
      file,
      "--system",
      systems,
      "--json",
      "new/result.json",
    ]);
    const { incidents, notReplayed } = written("new/result.json");
    expect(code).to.equal(0);
    expect(notReplayed).to.deep.equal([]);
    expect(incidents.map((entry: object) => Object.keys(entry))).to.deep.equal(
      Array.from({ length: 2 }, () => [
        "id",
        "system",
        "verdict",
        "worstErrorBps",
        "wrongSeconds",
        "unavailableSeconds",
        "levelsSeconds",
      ]),
    );
    expect(incidents.map(({ verdict }: { verdict: string }) => verdict)).to.deep.equal([
      "degraded",
      "served wrong",
    ]);
  });

  it("ends with 1 where the recommended configuration serves wrong what is judged catchable", async () => {
    const events = [
      { atSeconds: 60, feed: "all", multiplier: 2, live: true },
      { atSeconds: 660, feed: "all", multiplier: 1, live: true },
    ];
    const file = incidentsFile("missed.json", [record({ events })]);
    const words = ["replay", "--incidents", file, "--system", "holdfast-median"];
    const { code, problems, output } = await run([...words, "--json", "-", "--junit", "gate.xml"]);
    expect([code, problems]).to.deep.equal([
      1,
      "wrote gate.xml\nholdfast-median served a price 100 % off in an-incident, which is judged catchable.\n",
    ]);
    // Nothing but the result stands on standard output.
    expect(parseDocument(replayReport, output, "the output").incidents).to.have.lengthOf(1);
  });

  it("ends with 3 where no incident can be replayed, and says of each why", async () => {
    const unclear = { ...record(), replay: { suitable: "no", why: "nobody wrote it down" } };
    const file = incidentsFile("unclear.json", [unclear]);
    const { code, problems, output } = await run(["replay", "--incidents", file, "--json", "-"]);
    expect([code, problems]).to.deep.equal([
      3,
      "Nothing was replayed: of 1 incident none says what a feed did; give --incidents a file of others.\n",
    ]);
    expect(parseDocument(replayReport, output, "the output").notReplayed).to.have.lengthOf(1);
    expect((await run(["replay", "--incidents", incidentsFile("none.json", [])])).code).to.equal(3);
  });

  for (const [what, words, sentence] of [
    ["an id that is not in the file", ["--only", "nothing"], /^--only: "nothing" is no incident of the file/],
    ["a file that is not there", ["--incidents", "no.json"], /^no\.json cannot be read/],
    ["a result that cannot be written", ["--json", "."], /^--json: "\." cannot be written: it is a folder/],
  ] as const) {
    it(`ends with 2 and one sentence for ${what}`, async () => {
      const { code, problems } = await run(["replay", ...words]);
      expect(code).to.equal(2);
      expect(problems).to.match(sentence);
      expect(problems.trim().split("\n")).to.have.lengthOf(1);
    });
  }
});

describe("oracle simulate", () => {
  it("ends with 2 and one sentence for a scenario that is none", async () => {
    const { code, problems, output } = await run(["simulate", "no-such-scenario", "--json", "-"]);
    expect(code).to.equal(2);
    expect(parseDocument(commandProblem, output, "the output").problems).to.deep.equal([problems.trim()]);
    expect(problems).to.match(/^"no-such-scenario" is neither a file nor a built-in scenario/);
  });

  it("ends with 1 where one of ours has not healed", async () => {
    const scenario = JSON.parse(
      readFileSync(join(projectRoot, "data", "scenarios", "quiet-day.json"), "utf8"),
    );
    const unhealed = {
      ...scenario,
      durationSeconds: 7_200,
      healSeconds: 60,
      faults: [{ fault: "freeze", sources: [], startSeconds: 60, endSeconds: 7_140 }],
    };
    writeFileSync(join(folder, "unhealed.json"), JSON.stringify(unhealed));
    const words = ["simulate", "unhealed.json", "--system", "holdfast-median", "--json", "-"];
    const { code, problems, output } = await run(words);
    expect(code).to.equal(1);
    expect(Object.keys(parseDocument(simulationReport, output, "the output").systems)).to.deep.equal([
      "holdfast-median",
    ]);
    expect(problems).to.match(/^holdfast-median was not Normal and right at the end of 100\.0 % of the runs/);
  });
});
