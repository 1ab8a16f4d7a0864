import { execFile } from "node:child_process";
import { access, chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import type { RunningNode } from "../../bench/anvilNode.ts";
import { projectRoot } from "../meta/testNames.ts";
import { CLI, startHardhatNode } from "../drill/programs.ts";
import { type ActionOutcome, ownEnvironment, readAction, runAction } from "./actionRunner.ts";

const call = promisify(execFile);
const MARKER = "<!-- holdfast-action -->";
/** A name that is a command, if a shell ever reads it as one. */
const HOSTILE = "deploy/a$(touch taken)`touch taken`|<b>.json";

/** What the program that stands in for GitHub's own was asked: its words, and the files that they name. */
interface Asked {
  readonly words: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** Keeps what it is asked, answers with the ids that it is told, and refuses where it is told to. */
const FAKE_GH = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require("node:fs");
const words = process.argv.slice(2);
const named = words.filter((word) => /^\\w+=@/.test(word)).map((word) => word.split("=@"));
const files = Object.fromEntries(named.map(([name, path]) => [name, readFileSync(path, "utf8")]));
appendFileSync(process.env.FAKE_GH_LOG, JSON.stringify({ words, files }) + "\\n");
if (process.env.FAKE_GH_REFUSES === "1") process.exit(1);
if (!words.includes("--method")) console.log(process.env.FAKE_GH_IDS ?? "");
`;

describe("the action, step by step", function () {
  this.timeout(300_000);

  let folder = "";
  let programs = "";
  let base = "";
  let node: RunningNode | undefined;
  const records = () => join(programs, "records");

  const git = async (...words: string[]): Promise<string> => {
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
    return (await call("git", [...identity, ...words], { cwd: folder })).stdout.trim();
  };

  const commit = async (): Promise<string> => {
    await git("add", "deploy", "hardhat.config.ts", "package.json");
    await git("commit", "--quiet", "--allow-empty", "-m", "a commit");
    return git("rev-parse", "HEAD");
  };

  const run = async (
    inputs: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
    since = base,
  ): Promise<ActionOutcome & { readonly asked: readonly Asked[] }> => {
    const log = join(programs, "asked.jsonl");
    await writeFile(log, "");
    const outcome = await runAction(await readAction(join(projectRoot, "action.yml")), {
      folder,
      programs,
      inputs,
      github: {
        token: "a token",
        repository: "owner/name",
        sha: await git("rev-parse", "HEAD"),
        ref: "refs/pull/7/merge",
        event: { pull_request: { number: "7", base: { sha: since } } },
      },
      environment: {
        FAKE_GH_LOG: log,
        HOLDFAST_TEST_URL: node?.url ?? "",
        HOLDFAST_TEST_FOLDER: records(),
        ...environment,
      },
    });
    const lines = (await readFile(log, "utf8")).split("\n").filter((line) => line !== "");
    return { ...outcome, asked: lines.map((line) => JSON.parse(line)) };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-checkout-"));
    programs = await mkdtemp(join(tmpdir(), "holdfast-programs-"));
    await writeFile(join(programs, "gh"), FAKE_GH);
    await chmod(join(programs, "gh"), 0o755);
    await mkdir(join(folder, "deploy"));
    await symlink(join(projectRoot, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
    const config = join(projectRoot, "test", "deploy", "cli.config.ts");
    await writeFile(
      join(folder, "hardhat.config.ts"),
      `export { default } from ${JSON.stringify(config)};\n`,
    );
    for (const file of ["spec.schema.json", "mainnet.json"])
      await copyFile(join(projectRoot, "deploy", file), join(folder, "deploy", file));
    await git("init", "--quiet");
    base = await commit();
    await copyFile(join(projectRoot, "deploy", "local.json"), join(folder, "deploy", "local.json"));
    await writeFile(join(folder, "deploy", "spec.schema.json"), "{}\n");
    await commit();
    node = await startHardhatNode();
  });

  after(async () => {
    await node?.stop();
    for (const place of [folder, programs]) await rm(place, { recursive: true, force: true });
  });

  it("tries what the pull request touches without a chain, comments once, and hands over SARIF", async () => {
    const { code, outputs, summary, asked, log } = await run({});
    expect(code, log).to.equal(0);
    expect([outputs["specs"], outputs["code"]]).to.deep.equal(["1", "0"]);
    expect(summary).to.include(MARKER);
    expect(summary).to.include(
      "| <code>deploy/local.json</code> | passed | left out | left out | left out |",
    );
    const [listed, commented, scanned, ...others] = asked;
    expect(listed?.words).to.include("--paginate");
    expect(commented?.words).to.include.members(["POST", "repos/owner/name/issues/7/comments"]);
    expect(commented?.files["body"]).to.equal(summary);
    expect(scanned?.words).to.include.members([
      "repos/owner/name/code-scanning/sarifs",
      "ref=refs/pull/7/merge",
    ]);
    const sarif = JSON.parse(gunzipSync(Buffer.from(scanned?.files["sarif"] ?? "", "base64")).toString());
    expect(sarif.runs[0].automationDetails.id).to.equal("holdfast-lint/deploy/local.json/");
    expect(others).to.deep.equal([]);
  });

  it("changes its own comment later, and writes none where nothing is touched", async () => {
    const { asked, summary, code } = await run({}, { FAKE_GH_IDS: "11\n12" }, await git("rev-parse", "HEAD"));
    expect([code, summary]).to.deep.equal([0, `${MARKER}\n# Holdfast\n\nNo spec is touched.\n`]);
    expect(asked.map(({ words }) => words.at(-3))).to.have.lengthOf(2);
    expect(asked[1]?.words).to.include.members(["PATCH", "repos/owner/name/issues/comments/11"]);
    const none = await run({}, {}, await git("rev-parse", "HEAD"));
    expect(none.asked).to.have.lengthOf(1);
  });

  it("fails where a spec does, runs no name as a command, and needs no comment for it", async () => {
    await writeFile(join(folder, HOSTILE), '{ "network": 1 }\n');
    await commit();
    const { code, failed, summary, log } = await run({}, { FAKE_GH_REFUSES: "1" });
    await git("rm", "--quiet", "--", HOSTILE);
    await commit();
    expect([code, failed], log).to.deep.equal([2, "Decide"]);
    expect(summary).to.include("&lt;b&gt;.json</code> | **misused** |").and.to.not.include("<b>");
    expect(log).to.include("::warning::The comment could not be written");
    for (const place of [folder, projectRoot]) {
      const isTaken = await access(join(place, "taken")).then(
        () => true,
        () => false,
      );
      expect(isTaken, place).to.equal(false);
    }
  });

  it("says in the summary why nothing was tried", async () => {
    const { code, failed, summary } = await run({ specs: "\n" });
    expect([code, failed]).to.deep.equal([2, "Find the specs"]);
    expect(summary).to.include("specs names no glob");
  });

  it("plans, drills and rates on a chain, and fails by the gates that it is told", async () => {
    await call(process.execPath, [CLI, "oracle", "deploy", "deploy/local.json", "--network", "localhost"], {
      cwd: folder,
      env: { ...ownEnvironment(), HOLDFAST_TEST_URL: node?.url, HOLDFAST_TEST_FOLDER: records() },
    });
    const { code, failed, outputs, summary, log, asked } = await run({
      network: "localhost",
      "fail-on": "G8",
    });
    expect([code, failed, outputs["code"]], log).to.deep.equal([1, "Decide", "1"]);
    expect(summary).to.include("| <code>deploy/local.json</code> | passed | passed | passed | **failed** |");
    expect(summary).to.match(/## Assessment of [\s\S]*\*\*Grade|## Assessment of [\s\S]*\*\*Unrated/);
    const logs = asked.filter(({ words }) => words.includes("repos/owner/name/code-scanning/sarifs"));
    expect(logs).to.have.lengthOf(2);
    expect(await readFile(join(outputs["reports"] ?? "", "1", "badge.svg"), "utf8")).to.include("<svg");
  });
});
