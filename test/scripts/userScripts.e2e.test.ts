import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";

const CLI = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");
const CONFIG = join(projectRoot, "test", "deploy", "cli.config.ts");

interface Ending {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `npx hardhat run <script>`, as a user types it. */
const run = (words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ending> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, "--config", CONFIG, "run", "--no-compile", ...words], {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
    });
    let [output, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, output, errors }));
  });

/** `npx hardhat node` on a free port, once it listens. */
const startNode = (): Promise<{ readonly node: ChildProcess; readonly url: string }> =>
  new Promise((resolve, reject) => {
    const node = spawn(process.execPath, [CLI, "node", "--hostname", "127.0.0.1", "--port", "0"], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    node.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (url !== undefined) resolve({ node, url });
    });
    node.on("error", reject).on("close", () => reject(new Error(`The node ended: ${output}`)));
  });

/** Ends this one program, and waits until it has. */
const stop = (program: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    program.on("close", () => resolve());
    program.kill();
  });

describe("scripts/deploy.ts", () => {
  let url: string;
  let folder: string;
  let node: ChildProcess;
  const deploy = (environment: Readonly<Record<string, string>> = {}) =>
    run(["scripts/deploy.ts", "--network", "localhost"], {
      HOLDFAST_TEST_URL: url,
      DEPLOYMENTS: folder,
      ...environment,
    });

  before(async () => {
    ({ node, url } = await startNode());
    folder = await mkdtemp(join(tmpdir(), "holdfast-script-"));
  });
  after(async () => {
    await stop(node);
    await rm(folder, { recursive: true, force: true });
  });

  it("deploys the local spec, names its oracles and sends nothing a second time", async () => {
    const first = await deploy();
    expect([first.code, first.errors]).to.deep.equal([0, ""]);
    expect(first.output)
      .to.match(/\nETH\/USD: 0x[0-9a-fA-F]{40}\n/)
      .and.to.match(/\n[1-9]\d* transactions were sent/);
    const record = join(folder, "deployments", "chain-31337", "holdfast.json");
    expect(JSON.parse(await readFile(record, "utf8")).isComplete).to.equal(true);
    const second = await deploy();
    expect([second.code, second.errors]).to.deep.equal([0, ""]);
    expect(second.output).to.include("0 transactions were sent");
  });

  it("is followed by scripts/drill.ts, which says what the oracles survive", async () => {
    const RECORD = join(folder, "deployments", "chain-31337");
    const environment = { HOLDFAST_TEST_URL: url, RECORD };
    const { code, output, errors } = await run(["scripts/drill.ts", "--network", "localhost"], environment);
    expect([code, errors]).to.deep.equal([0, ""]);
    expect(output).to.match(/\nETH\/USD {2}2 of 4 {2}survives any two silent/);
  });

  it("says in a sentence what is wrong, with the exit code of the task", async () => {
    const missing = await deploy({ SPEC: "none.json" });
    expect(missing.code).to.equal(2);
    expect(missing.errors).to.match(/^none\.json: cannot be read \(ENOENT\): .*\.\n$/);
    const silent = await deploy({ HOLDFAST_TEST_URL: "http://127.0.0.1:9" });
    expect(silent.code).to.equal(3);
    expect(silent.errors).to.match(/^The network "localhost" does not answer /);
    const other = await deploy({ SPEC: "deploy/mainnet.json" });
    expect(other.code).to.equal(2);
    expect(other.errors).to.match(/^The spec is for chain 1 /);
  });
});

describe("scripts/simulate.ts", () => {
  it("prints how each system did", async () => {
    const { code, output, errors } = await run(["scripts/simulate.ts"], {});
    expect([code, errors]).to.deep.equal([0, ""]);
    expect(output).to.match(/^.+: \d+ steps of \d+ s, 3 runs\n/);
    for (const system of ["holdfast-ordered", "holdfast-median", "single-feed", "naive-fallback"]) {
      expect(output).to.match(
        new RegExp(`\n${system}: served \\d+\\.\\d\\d % of the time, wrong for \\d+ s`),
      );
    }
  });

  it("says in a sentence what is wrong, with the exit code of the task", async () => {
    const { code, errors } = await run(["scripts/simulate.ts"], { SCENARIO: "none" });
    expect(code).to.equal(2);
    expect(errors).to.match(/^"none" is neither a file nor a built-in scenario; there are .*\.\n$/);
  });
});
