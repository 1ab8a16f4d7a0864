import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import hre from "hardhat";
import type { z } from "zod";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import brokenFeed from "../../src/report/json/brokenFeed.ts";
import commandProblem from "../../src/report/json/commandProblem.ts";
import deployPlan from "../../src/report/json/deployPlan.ts";
import deployResult from "../../src/report/json/deployResult.ts";
import executeResult from "../../src/report/json/executeResult.ts";
import oracleStatus from "../../src/report/json/oracleStatus.ts";
import { ETH } from "../lint/caseParts.ts";
import { walkCommands } from "../documents/commands.ts";
import { edited } from "../lint/specEdits.ts";

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

const ended = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve) => {
    let [output, errors] = ["", ""];
    child.stdout?.on("data", (text) => {
      output += text;
    });
    child.stderr?.on("data", (text) => {
      errors += text;
    });
    child.on("close", (code) => resolve({ code, output, errors }));
  });

/** A chain, and a folder for its deployments. */
const openStage = async () => {
  const server = await hre.network.createServer();
  const { address, port } = await server.listen();
  const url = `http://${address}:${port}`;
  const folder = await mkdtemp(join(tmpdir(), "holdfast-"));
  const start = (words: readonly string[], network = url) =>
    spawn(process.execPath, [CLI, "--config", CONFIG, ...words], {
      cwd: ROOT,
      env: { ...process.env, HOLDFAST_TEST_URL: network, HOLDFAST_TEST_FOLDER: folder },
    });
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  const blockNumber = async (): Promise<string> => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body });
    return ((await answer.json()) as { readonly result: string }).result;
  };
  return { url, folder, start, close, blockNumber };
};

type Stage = Awaited<ReturnType<typeof openStage>>;

/** Runs the commands of a page's walk as they stand there, one after the other. */
const runWalk = async ({ start }: Stage, page: string): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const command of walkCommands(page)) {
    outcomes.push(await ended(start(command.replace("npx hardhat ", "").split(" "))));
  }
  return outcomes;
};

/** Passes requests on, as long as it is not told to break them off, or to leave them without an answer. */
const openRelay = async (target: string) => {
  let mode: "pass" | "break" | "hang" = "pass";
  const server = createServer((incoming, outgoing) => {
    if (mode === "break") incoming.destroy();
    if (mode !== "pass") return;
    const { method, headers } = incoming;
    const onward = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set: (next: typeof mode) => {
      mode = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

describe("README.md", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it("deploys, reads and breaks the local spec by the commands that it names, in its order", async () => {
    const outcomes = await runWalk(stage, "README.md");
    expect(outcomes.map(({ errors }) => errors).join("")).to.equal("");
    expect(outcomes.map(({ code }) => code)).to.deep.equal([0, 1, 0, 0, 0, 0, 0, 0]);
    const [linted, plan, deployed, healthy, , broken, drilled, assessed] = outcomes.map(
      ({ output }) => output,
    );
    expect(linted).to.match(/\ndeploy\/local\.json: 0 errors, 0 warnings, \d+ notes\.\n$/);
    expect(plan).to.include("The chain differs from the spec.").and.to.include("+ quorum: 2");
    expect(deployed).to.match(/\n[1-9]\d* transactions were sent\.\n/);
    expect(healthy).to.match(/^ETH\/USD {2}Normal {2}3000\.0 /);
    expect(broken).to.match(/^ETH\/USD {2}Degraded {2}3001\.5 .*, from redstone-eth-usd\n/);
    expect(drilled).to.match(/\nETH\/USD {2}3 of 4 {2}survives any one silent/);
    expect(drilled).to.match(/\nUSDC\/USD {2}2 of 4 {2}survives any two silent/);
    expect(assessed).to.match(/^local by riq-2, block \d+ /);
    expect(assessed).to.match(/\n {2}G8 at most D, RIQ-C01: /);
    for (const line of `${drilled}\n${assessed}`.split("\n")) expect(line.length, line).to.be.at.most(80);
  }).timeout(300_000);
});

describe("docs/deploy.md", () => {
  let stage: Stage;
  const run = (words: readonly string[], network?: string) => ended(stage.start(words, network));

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("names commands that do what it says, in its order", async () => {
    const outcomes = await runWalk(stage, "docs/deploy.md");
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

  it("writes JSON and nothing else to standard output with --json -, whatever the task", async () => {
    for (const [words, document, code] of [
      [["deploy", "--plan"], deployPlan, 0],
      [["deploy"], deployResult, 0],
      [["status"], oracleStatus, 0],
      [["execute"], executeResult, 0],
      [["break", "chainlink-eth-usd", "--fault", "heal"], brokenFeed, 0],
      [["break", "no-such-feed"], commandProblem, 2],
    ] as const) {
      const [task, ...rest] = words;
      const line = ["oracle", task, "deploy/local.json", ...rest, "--json", "-", "--network", "localhost"];
      const outcome = await run(line);
      expect(outcome.code, line.join(" ")).to.equal(code);
      expect(() => parseDocument<z.ZodType>(document, outcome.output, line.join(" "))).to.not.throw();
    }
  }).timeout(120_000);

  it("writes JSON to a file with --json <path>, and says so after the text", async () => {
    const file = join(stage.folder, "new", "status.json");
    const words = ["oracle", "status", "deploy/local.json", "--json", file, "--network", "localhost"];
    const { code, output } = await run(words);
    expect(code).to.equal(0);
    expect(output)
      .to.match(/^ETH\/USD {2}Normal /)
      .and.to.include(`\nwrote ${file}\n`);
    expect(parseDocument(oracleStatus, await readFile(file, "utf8"), file)).to.have.lengthOf(2);
  }).timeout(120_000);

  it("ends with 3 and a sentence where a deployment has feeds and no oracle", async () => {
    const id = ["--id", "feeds-alone", "--network", "localhost"];
    const deployed = await run(["oracle", "deploy", "deploy/local.json", "--feeds", ...id]);
    expect([deployed.code, deployed.errors]).to.deep.equal([0, ""]);
    expect(deployed.output).to.match(/\nwrote .*feeds-alone\/holdfast\.json\n/);
    const { code, output, errors } = await run(["oracle", "status", "deploy/local.json", ...id]);
    expect([code, output]).to.deep.equal([3, ""]);
    expect(errors).to.match(
      /^The deployment "feeds-alone" on the network "localhost" has no oracle yet: .*\.\n$/,
    );
  }).timeout(120_000);

  describe("status --watch, piped", () => {
    const NAMES = ["ETH/USD", "USDC/USD"];
    let relay: Awaited<ReturnType<typeof openRelay>>;
    beforeEach(async () => {
      relay = await openRelay(stage.url);
    });
    afterEach(() => relay.close());

    /** Starts a watch over the relay; `seen` resolves once it has printed so many lines. */
    const startWatch = () => {
      const words = ["oracle", "status", "deploy/local.json", "--watch", "--network", "localhost"];
      const child = stage.start(words, relay.url);
      const end = ended(child);
      let text = "";
      const seen = (lines: number) =>
        new Promise<void>((resolve) => {
          const check = () => {
            if (text.split("\n").length > lines) resolve();
          };
          child.stdout.on("data", check);
          check();
        });
      child.stdout.on("data", (more) => {
        text += more;
      });
      return { child, end, seen };
    };

    const linesOf = ({ output }: Outcome) =>
      output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));

    it("says each change once, and ends with 0 at Ctrl-C", async () => {
      const { child, end, seen } = startWatch();
      await seen(2);
      child.kill("SIGINT");
      const outcome = await end;
      expect(outcome.code).to.equal(0);
      expect(linesOf(outcome).map(({ name }) => name)).to.deep.equal(NAMES);
    }).timeout(120_000);

    it("says once that the network is away, goes on, and says all again when it is back", async () => {
      const { child, end, seen } = startWatch();
      await seen(2);
      relay.set("break");
      await seen(3);
      relay.set("pass");
      await seen(5);
      child.kill("SIGINT");
      const outcome = await end;
      expect(outcome.code).to.equal(0);
      expect(outcome.errors).to.match(/^The network "localhost" does not answer .*\n$/);
      const lines = linesOf(outcome);
      expect(lines.map(({ name, exitCode }) => name ?? exitCode)).to.deep.equal([...NAMES, 3, ...NAMES]);
      expect(lines[2].problems).to.deep.equal([outcome.errors.trim()]);
    }).timeout(120_000);

    it("ends at Ctrl-C while a node lets it wait", async () => {
      const { child, end, seen } = startWatch();
      await seen(2);
      relay.set("hang");
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      child.kill("SIGINT");
      expect((await end).code).to.equal(0);
    }).timeout(120_000);
  });

  it("is refused with 1 and a sentence for an error of the lint, and sends nothing", async () => {
    const file = join(stage.folder, "one-voice.json");
    await writeFile(file, JSON.stringify(edited("local", { [`${ETH} > quorum`]: 1 })));
    const before = await stage.blockNumber();
    const { code, output, errors } = await run(["oracle", "deploy", file, "--network", "localhost"]);
    expect([code, output]).to.deep.equal([1, ""]);
    expect(errors).to.match(/^lint one-provider-price: oracles\["ETH\/USD"\]\.quorum is 1\b.*\.\n$/);
    expect(await stage.blockNumber()).to.equal(before);
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
