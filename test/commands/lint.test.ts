import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ETH } from "../lint/caseParts.ts";
import { edited } from "../lint/specEdits.ts";
import { projectRoot } from "../meta/testNames.ts";

const HARDHAT = "node_modules/hardhat/dist/src/cli.js";

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

const lint = (...words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [HARDHAT, "oracle", "lint", ...words], { cwd: projectRoot });
    let [output, complaint] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on("close", (code) => resolve({ code, output, complaint }));
  });

describe("npx hardhat oracle lint", () => {
  let folder = "";
  let wrong = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-lint-"));
    wrong = join(folder, "wrong.json");
    await writeFile(wrong, JSON.stringify(edited("local", { [`${ETH} > quorum`]: 1 }), null, 2));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("passes the local spec with 0, and closes with the counts", async () => {
    const { code, output, complaint } = await lint("deploy/local.json");
    expect(complaint).to.equal("");
    expect(output).to.match(/deploy\/local\.json: 0 errors, 0 warnings, \d+ notes\.\n$/);
    expect(code).to.equal(0);
  });

  it("fails with 1, writes JSON alone to the output, and SARIF to a file", async () => {
    const sarif = join(folder, "new", "lint.sarif");
    const { code, output, complaint } = await lint(wrong, "--json", "-", "--sarif", sarif);
    expect(complaint.split("\n")).to.include(`wrote ${sarif}`);
    const { passed, findings } = JSON.parse(output);
    expect(passed).to.equal(false);
    expect(findings[0]).to.include({ rule: "one-provider-price", path: 'oracles["ETH/USD"].quorum' });
    expect(JSON.parse(await readFile(sarif, "utf8")).version).to.equal("2.1.0");
    expect(code).to.equal(1);
  });

  it("refuses with 2 what is no spec, in one sentence", async () => {
    const { code, output, complaint } = await lint("none.json");
    expect(output).to.equal("");
    expect(complaint).to.equal(
      "none.json: cannot be read (ENOENT): give the path of a spec, such as deploy/local.json.\n",
    );
    expect(code).to.equal(2);
  });

  it("refuses with 2 a file that cannot be written, in one sentence", async () => {
    const { code, output, complaint } = await lint(wrong, "--json", folder);
    expect(complaint).to.equal(
      `--json: "${folder}" cannot be written: it is a folder; give the path of a file in a folder that can be.\n`,
    );
    expect([code, output]).to.deep.equal([2, ""]);
  });

  it("refuses with 2 a network that the project does not have", async () => {
    const { code, complaint } = await lint("deploy/local.json", "--live", "--network", "nowhere");
    expect(complaint).to.match(/^HHE705: The network "nowhere" is not defined/);
    expect(code).to.equal(2);
  });

  it("gives up with 3 where the network is another chain", async () => {
    const { code, complaint } = await lint("deploy/base.json", "--live");
    expect(complaint).to.equal(
      "The network is chain 31337, and network.chainId is 8453: name the right one with --network.\n",
    );
    expect(code).to.equal(3);
  });
});
