import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type RunningNode, startAnvil } from "../../bench/anvilNode.ts";
import { parseDocument } from "../../src/files/jsonDocument.ts";
import drillReport from "../../src/report/json/drillReport.ts";
import drillVerification from "../../src/report/json/drillVerification.ts";
import { projectRoot } from "../meta/testNames.ts";
import { CLI, ended, type Outcome, startHardhatNode, startRelay } from "./programs.ts";

const CONFIG = join(projectRoot, "test", "deploy", "cli.config.ts");
const DRILL = ["oracle", "drill", "deploy/local.json", "--network", "localhost"];

describe("oracle drill, on real nodes", function () {
  this.timeout(300_000);

  const nodes = new Map<string, { readonly node: RunningNode; readonly folder: string }>();

  const run = (name: string, words: readonly string[]): Promise<Outcome> => {
    const stage = nodes.get(name);
    if (stage === undefined) throw new RangeError(`There is no node ${name}.`);
    return ended(
      spawn(process.execPath, [CLI, "--config", CONFIG, ...words], {
        cwd: projectRoot,
        env: { ...process.env, HOLDFAST_TEST_URL: stage.node.url, HOLDFAST_TEST_FOLDER: stage.folder },
      }),
    );
  };
  const folderOf = (name: string): string => nodes.get(name)?.folder ?? "";
  const urlOf = (name: string): string => nodes.get(name)?.node.url ?? "";
  const reportOf = async (name: string, file: string) =>
    parseDocument(drillReport, await readFile(join(folderOf(name), file), "utf8"), file);

  before(async () => {
    for (const [name, node] of [
      ["anvil", await startAnvil()],
      ["hardhat", await startHardhatNode()],
    ] as const) {
      nodes.set(name, { node, folder: await mkdtemp(join(tmpdir(), "holdfast-drill-")) });
      const deployed = await run(name, ["oracle", "deploy", "deploy/local.json", "--network", "localhost"]);
      expect(deployed.code, deployed.errors).to.equal(0);
    }
  });

  after(async () => {
    for (const { node, folder } of nodes.values()) {
      await node.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("drills a spec within 80 columns, and writes every file that it is asked for", async () => {
    const file = (ending: string) => join(folderOf("anvil"), `drill.${ending}`);
    const files = ["json", "html", "markdown", "junit"].flatMap((kind) => [`--${kind}`, file(kind)]);
    const { code, output, errors } = await run("anvil", [...DRILL, ...files]);
    expect([code, errors]).to.deep.equal([0, ""]);
    expect(output).to.match(/\nETH\/USD {2}2 of 4 {2}survives any two silent/);
    const lines = output.split("\n").filter((line) => !line.startsWith("wrote "));
    for (const line of lines) expect(line.length, line).to.be.at.most(80);
    const report = await reportOf("anvil", "drill.json");
    expect(report.oracles.map(({ oracle, reader }) => [oracle, reader])).to.deep.equal([
      ["ETH/USD", "governed-oracle"],
      ["USDC/USD", "redundant-oracle"],
    ]);
    expect(report.oracles[0]?.causes.map(({ kind }) => kind)).to.include("provider");
    expect(await readFile(file("html"), "utf8")).to.include(report.digest);
    expect(await readFile(file("junit"), "utf8")).to.include('testsuite name="ETH/USD"');
    expect(await readFile(file("markdown"), "utf8")).to.include("## ETH/USD");
  });

  it("gives the same digest on anvil and on Hardhat's node", async () => {
    for (const name of ["anvil", "hardhat"]) {
      const { code, errors } = await run(name, [...DRILL, "--json", join(folderOf(name), "same.json")]);
      expect([code, errors]).to.deep.equal([0, ""]);
    }
    const [one, other] = [await reportOf("anvil", "same.json"), await reportOf("hardhat", "same.json")];
    expect(one.client).to.not.equal(other.client);
    for (const [index, { oracle, cells, tolerance, structure }] of one.oracles.entries()) {
      const match = other.oracles[index];
      expect({ oracle, tolerance, structure }).to.deep.equal({
        oracle: match?.oracle,
        tolerance: match?.tolerance,
        structure: match?.structure,
      });
      const answers = (all: typeof cells | undefined) => all?.map(({ gas: _, ...answer }) => answer);
      expect(answers(cells)).to.deep.equal(answers(match?.cells));
    }
    expect(one.digest).to.equal(other.digest);
  });

  it("reads every oracle under another gas schedule, the same on both nodes", async () => {
    for (const name of ["anvil", "hardhat"]) {
      const file = join(folderOf(name), "schedule.json");
      const words = [...DRILL, "--gas-schedule", "x3", "--faults", "zero", "--json", file];
      const { code, output, errors } = await run(name, words);
      expect([code, errors]).to.deep.equal([0, ""]);
      expect(output).to.include("gas schedule x3: a read ");
    }
    const reports = [await reportOf("anvil", "schedule.json"), await reportOf("hardhat", "schedule.json")];
    const [one, other] = reports;
    expect(one?.digest).to.equal(other?.digest);
    for (const { gasSchedule, oracles } of reports) {
      expect(gasSchedule).to.equal("x3");
      for (const oracle of oracles) {
        expect(oracle.gates.at(-1)).to.include({ gate: "gasSchedule", ok: true });
        expect(oracle.gasSchedule?.sources.map(({ fits }) => fits)).to.deep.equal(
          oracle.sources.map(() => true),
        );
      }
    }
  });

  it("refuses a gas schedule that there is not, and its gate without one", async () => {
    const unknown = await run("anvil", [...DRILL, "--gas-schedule", "frontier"]);
    expect(unknown.code).to.equal(2);
    expect(unknown.errors).to.include("cancun, prague, osaka").and.to.include("amsterdam, x2, x3");
    const ungiven = await run("anvil", [...DRILL, "--gate", "gasSchedule"]);
    expect(ungiven.code).to.equal(2);
    expect(ungiven.errors).to.include("name one with --gas-schedule");
  });

  it("finds the margin gone after a feed was broken, and fails the gate that asks for it", async () => {
    const broken = await run("hardhat", [
      "oracle",
      "break",
      "deploy/local.json",
      "chainlink-eth-usd",
      "--network",
      "localhost",
    ]);
    expect(broken.code).to.equal(0);
    const { code, output } = await run("hardhat", [...DRILL, "--gate", "two-silent"]);
    expect(code).to.equal(1);
    expect(output)
      .to.match(/\nETH\/USD {2}3 of 4 /)
      .and.to.match(/FAIL two-silent: ETH\/USD survives 1 silent/);
  });

  it("repeats what it kept, and tells a report that was changed", async () => {
    const file = join(folderOf("anvil"), "kept.json");
    await run("anvil", [...DRILL, "--json", file]);
    const words = ["oracle", "drill", "verify", file, "--network", "localhost"];
    const found = join(folderOf("anvil"), "found.json");
    const same = await run("anvil", [...words, "--json", found]);
    expect([same.code, same.errors]).to.deep.equal([0, ""]);
    expect(
      parseDocument(drillVerification, await readFile(found, "utf8"), found).drills[0]?.outcome,
    ).to.equal("same");
    await writeFile(file, (await readFile(file, "utf8")).replace('"price": "2400.0"', '"price": "2401.0"'));
    const changed = await run("anvil", words);
    expect(changed.code).to.equal(1);
    expect(changed.output)
      .to.match(/not those of its digest/)
      .and.to.match(/gives other results/);
    const elsewhere = await run("hardhat", words);
    expect(elsewhere.code).to.equal(1);
  });

  it("ends with 3 where a node ignores overrides, and where one dies in the middle", async () => {
    const ignoring = await startRelay(urlOf("anvil"), (body) =>
      body.method === "eth_call" ? { ...body, params: body.params.slice(0, 2) } : body,
    );
    const address = (await reportOf("anvil", "drill.json")).oracles[0]?.address ?? "";
    const ignored = await run("anvil", ["oracle", "drill", address, "--rpc", ignoring.url]);
    await ignoring.stop();
    expect([ignored.code, ignored.output]).to.deep.equal([3, ""]);
    expect(ignored.errors).to.match(
      /^The network "127\.0\.0\.1:\d+" does not honour state overrides in eth_call .*\.\n$/,
    );
    let calls = 0;
    const dying = await startRelay(urlOf("anvil"), (body) => {
      calls += body.method === "eth_call" ? 1 : 0;
      return calls > 4 ? undefined : body;
    });
    const died = await run("anvil", ["oracle", "drill", address, "--rpc", dying.url]);
    await dying.stop();
    expect([died.code, died.output]).to.deep.equal([3, ""]);
    expect(died.errors.trim().split("\n")).to.have.lengthOf(1);
    expect(died.errors).to.match(/does not answer eth_call/);
  });

  it("compares two nodes, and names what they differ in", async () => {
    const address = (await reportOf("anvil", "drill.json")).oracles[0]?.address ?? "";
    const mirror = await startRelay(urlOf("anvil"), (body) => body);
    const agreed = await run("anvil", [
      "oracle",
      "drill",
      address,
      "--rpc",
      `${urlOf("anvil")},${mirror.url}`,
    ]);
    expect([agreed.code, agreed.errors]).to.deep.equal([0, ""]);
    await mirror.stop();
    const apart = await run("anvil", [
      "oracle",
      "drill",
      address,
      "--block",
      "22",
      "--rpc",
      `${urlOf("anvil")},${urlOf("hardhat")}`,
    ]);
    expect(apart.code).to.equal(3);
  });

  for (const [what, exitCode, words, sentence] of [
    ["an address without code", 3, [`0x${"11".repeat(20)}`], /has no code at this block/],
    ["a fault that is none", 2, ["deploy/local.json", "--faults", "nothing"], /"nothing" is no fault/],
    [
      "a fault that one block cannot show",
      2,
      ["deploy/local.json", "--faults", "noise"],
      /cannot be shown at one block/,
    ],
    ["a gate that is none", 2, ["deploy/local.json", "--gate", "nothing"], /"nothing" is no gate/],
    ["a reader that is none", 2, [`0x${"11".repeat(20)}`, "--reader", "nothing"], /"nothing" is no reader/],
    [
      "a block that is no number",
      2,
      ["deploy/local.json", "--block", "soon"],
      /"soon" is no number of a block/,
    ],
    ["a block that is not there", 2, ["deploy/local.json", "--block", "99999999"], /has no block 99999999/],
    ["a spec that is not there", 2, ["none.json"], /cannot be read \(ENOENT\)/],
    ["a spec of another chain", 2, ["deploy/mainnet.json"], /is for chain 1, and/],
    [
      "a deployment that is not there",
      3,
      ["deploy/local.json", "--id", "nothing"],
      /Nothing could be drilled/,
    ],
    [
      "evidence of an address",
      2,
      [`0x${"11".repeat(20)}`, "--record"],
      /evidence is kept by the network's name/,
    ],
  ] as const) {
    it(`ends with ${exitCode} and a sentence for ${what}`, async () => {
      const { code, output, errors } = await run("anvil", [
        "oracle",
        "drill",
        ...words,
        "--network",
        "localhost",
      ]);
      expect([code, output], errors).to.deep.equal([exitCode, ""]);
      expect(errors).to.match(sentence);
    });
  }
});
