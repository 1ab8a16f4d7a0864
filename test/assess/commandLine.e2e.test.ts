import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import assessmentDocument from "../../src/report/json/assessment.ts";
import { projectRoot } from "../meta/testNames.ts";

const CLI = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");
const CONFIG = join(projectRoot, "test", "deploy", "cli.config.ts");

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const ended = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve) => {
    let [output, errors] = ["", ""];
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("close", (code) => resolve({ code, output, errors }));
  });

describe("npx hardhat oracle assess, on a node", function () {
  this.timeout(600_000);
  let node: ChildProcess;
  let url = "";
  let folder = "";

  const hardhat = (...words: readonly string[]): Promise<Outcome> =>
    ended(
      spawn(process.execPath, [CLI, "--config", CONFIG, ...words], {
        cwd: projectRoot,
        env: { ...process.env, HOLDFAST_TEST_URL: url, HOLDFAST_TEST_FOLDER: folder },
      }),
    );
  const assess = (...words: readonly string[]) => hardhat("oracle", "assess", ...words);
  const reportAt = async (path: string) =>
    parseDocument(assessmentDocument, await readFile(path, "utf8"), path);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-assess-"));
    await cp(join(projectRoot, "deploy", "local.json"), join(folder, "local.json"));
    node = spawn(process.execPath, [CLI, "node", "--hostname", "127.0.0.1", "--port", "0"], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "ignore"],
    });
    url = await new Promise<string>((resolve) => {
      let output = "";
      node.stdout?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    const { code, errors } = await hardhat("oracle", "deploy", "deploy/local.json", "--network", "localhost");
    expect(errors).to.equal("");
    expect(code).to.equal(0);
  });

  after(async () => {
    node.kill();
    await rm(folder, { recursive: true });
  });

  it("rates what was deployed on one screen, and writes what it rests on", async () => {
    const json = join(folder, "assessment.json");
    const { code, output } = await assess("deploy/local.json", "--network", "localhost", "--json", json);
    expect(code).to.equal(0);
    expect(output.split("\n").filter((line) => line.length > 80 && !line.includes("wrote "))).to.deep.equal(
      [],
    );
    expect(output).to.contain("a single key can replace sources");
    const report = await reportAt(json);
    expect(report.gates).to.include("G8");
    expect(report.availability.minutesPerYear).to.be.above(0);
    expect(report.frontier["ETH/USD"]?.silent).to.equal(2);
    expect(report.evidence).not.to.deep.equal([]);
  });

  it("makes the same observations again, and says where one is another", async () => {
    const json = join(folder, "assessment.json");
    const same = await assess("verify", json, "--network", "localhost");
    expect(same.output).to.match(/^\d+ of \d+ observations are the same at block \d+\.$/m);
    expect(same.code).to.equal(0);
    const report = JSON.parse(await readFile(json, "utf8"));
    report.evidence[0].responseSha256 = `0x${"00".repeat(32)}`;
    const forged = join(folder, "forged.json");
    await writeFile(forged, JSON.stringify(report));
    const other = await assess("verify", forged, "--network", "localhost");
    expect(other.output).to.contain("is answered otherwise at the same block");
    expect(other.code).to.equal(1);
  });

  it("fails where a gate holds that may not, and refuses one that there is not", async () => {
    const gate = await assess("deploy/local.json", "--network", "localhost", "--fail-on", "G2,G8");
    expect(gate.code).to.equal(1);
    expect(gate.errors).to.contain("G8 holds (RIQ-C01)");
    expect((await assess("deploy/local.json", "--fail-on", "G99")).code).to.equal(2);
  });

  it("ends with 3 where no node answers, and writes a report in which the chain is unknown", async () => {
    const json = join(folder, "unreached.json");
    const { code, errors } = await assess(
      "deploy/local.json",
      "--network",
      "localhost",
      "--rpc",
      "http://127.0.0.1:9",
      "--json",
      json,
      "--min-grade",
      "A",
    );
    expect(code).to.equal(3);
    expect(errors).to.contain("does not answer");
    const report = await reportAt(json);
    expect(report.block).to.equal(null);
    expect(report.checks.filter(({ id }) => id === "RIQ-O03").map(({ outcome }) => outcome)).to.deep.equal([
      null,
      null,
    ]);
  });

  it("begins a spec with what it finds, and leaves the rest as questions", async () => {
    const out = join(folder, "begun.json");
    const { code, output } = await assess(
      "init",
      "deploy/local.json",
      "--out",
      out,
      "--network",
      "localhost",
    );
    expect(code).to.equal(0);
    expect(output).to.contain("infrastructure.frontends: On which pages is it used");
    const { infrastructure } = JSON.parse(await readFile(out, "utf8"));
    expect(infrastructure.security).to.deep.equal({ file: "SECURITY.md" });
    expect(infrastructure.questions).not.to.deep.equal([]);
  });

  it("rates a protocol from documents alone, without a grade", async () => {
    const { code, output } = await assess("--evidence", "examples/ratings/compound-iii.json");
    expect(output).to.contain("Unrated");
    expect(code).to.equal(0);
  });
});
