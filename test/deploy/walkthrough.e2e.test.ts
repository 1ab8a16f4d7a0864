import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import hre from "hardhat";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CLI = join(ROOT, "node_modules", "hardhat", "dist", "src", "cli.js");
const CONFIG = join(ROOT, "test", "deploy", "cli.config.ts");
const NOT_LISTENING = "http://127.0.0.1:9";

/** What a command gave. */
interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

describe("docs/deploy.md", () => {
  let server: { close(): Promise<void> };
  let url: string;
  let folder: string;

  const start = (words: readonly string[], at = url) =>
    spawn(process.execPath, [CLI, "--config", CONFIG, ...words], {
      cwd: ROOT,
      env: { ...process.env, HOLDFAST_TEST_URL: at, HOLDFAST_TEST_FOLDER: folder },
    });

  const ended = (child: ReturnType<typeof start>): Promise<Outcome> =>
    new Promise((resolve) => {
      let [output, errors] = ["", ""];
      child.stdout.on("data", (text) => {
        output += text;
      });
      child.stderr.on("data", (text) => {
        errors += text;
      });
      child.on("close", (code) => resolve({ code, output, errors }));
    });

  const run = (words: readonly string[], address?: string) => ended(start(words, address));

  before(async () => {
    const opened = await hre.network.createServer();
    const { address, port } = await opened.listen();
    server = opened;
    url = `http://${address}:${port}`;
    folder = await mkdtemp(join(tmpdir(), "holdfast-"));
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("names commands that do what it says, in its order", async () => {
    const page = await readFile(join(ROOT, "docs", "deploy.md"), "utf8");
    const commands = [...page.matchAll(/^npx hardhat (oracle .*)$/gm)].map(([, words = ""]) =>
      words.split(" "),
    );
    const outcomes: Outcome[] = [];
    for (const words of commands) outcomes.push(await run(words));
    expect(outcomes.map(({ code }) => code)).to.deep.equal([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(outcomes.map(({ errors }) => errors).join("")).to.equal("");
    const [plan, deployed, planned, healthy, , broken, , healed] = outcomes.map(({ output }) => output);
    expect(plan).to.include("The chain differs from the spec.").and.to.include("+ quorum: 2");
    expect(deployed).to.match(/\n[1-9]\d* transactions were sent\.\n/);
    expect(planned).to.include("The chain is what the spec wants.");
    expect(healthy).to.match(/^ETH\/USD {2}Normal {2}3000\.0 /);
    expect(broken).to.match(/^ETH\/USD {2}Degraded {2}3001\.5 /);
    expect(broken).to.match(/chainlink-eth-usd +Stale /);
    expect(healed).to.match(/^ETH\/USD {2}Normal {2}3000\.0 /);
  }).timeout(300_000);

  it("says of a watch that is piped each change once, and ends it with 0", async () => {
    const child = start(["oracle", "status", "deploy/local.json", "--watch", "--network", "localhost"]);
    const end = ended(child);
    let seen = "";
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (text) => {
        seen += text;
        if (seen.trim().split("\n").length === 2) resolve();
      });
    });
    child.kill("SIGINT");
    const { code, output } = await end;
    expect(code).to.equal(0);
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).name),
    ).to.deep.equal(["ETH/USD", "USDC/USD"]);
  }).timeout(120_000);

  const refusals = [
    ["a file that is not there", 2, ["deploy", "nowhere.json"], /^nowhere\.json: cannot be read \(ENOENT\)/],
    [
      "a network that does not answer",
      3,
      ["status", "deploy/local.json"],
      /^The network "localhost" does not answer eth_chainId/,
    ],
  ] as const;
  for (const [what, exitCode, words, sentence] of refusals) {
    it(`ends with ${exitCode} and one sentence for ${what}`, async () => {
      const { code, errors, output } = await run(
        ["oracle", ...words, "--network", "localhost"],
        NOT_LISTENING,
      );
      expect([code, output]).to.deep.equal([exitCode, ""]);
      expect(errors).to.match(sentence);
      expect(errors.trim().split("\n")).to.have.lengthOf(1);
    }).timeout(120_000);
  }
});
