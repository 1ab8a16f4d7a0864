import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import packageJson from "../../package.json" with { type: "json" };
import {
  CLIENT_TYPES,
  MORE_SOLIDITY,
  OFFLINE_CONFIG,
  TYPECHAIN_USE,
  WAGMI_TYPES,
} from "./consumerSources.ts";
import { type Artifact, type ChainOverHttp, PRICE, startChain } from "./chainOverHttp.ts";
import { brokenImports, foreignImports, importedByLoading, paths } from "./packedModules.ts";
import { describeCommonJsProject } from "./commonJsProject.ts";
import { describeDeployingProject } from "./deployingProject.ts";
import { describeInstalledProjects } from "./installedProjects.ts";
import { describeWorkersRuntime } from "./workersRuntime.ts";
import {
  blocksOf,
  createProject,
  endingOf,
  HARDHAT,
  type PackedPackage,
  pack,
  root,
  start,
  typeCheck,
} from "./packedProject.ts";

/** What anybody may import from, and what each needs. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "dist/src/index.js": [],
  "dist/src/abi/index.js": [],
  "dist/src/ethers.js": ["ethers"],
  "dist/src/viem.js": ["viem"],
  "dist/typechain-types/index.js": ["ethers"],
  "dist/src/spec.js": ["ethers"],
  "dist/src/lint.js": ["ethers"],
  "dist/src/deploy.js": ["ethers"],
  "dist/src/simulate.js": ["ethers"],
};

describe("the packed package", function () {
  this.timeout(300_000);

  let packed: PackedPackage;
  let chain: ChainOverHttp;
  let blocks: Map<string, string>;

  const blockOf = (name: string): string => {
    const block = blocks.get(name);
    if (block === undefined) throw new Error(`docs/clients.md shows no ${name}.`);
    return block;
  };

  const runIn = (project: string, file: string) =>
    start(project, [file], { RPC_URL: chain.url, ORACLE: chain.oracle });

  before(async () => {
    blocks = blocksOf(await readFile(join(root, "docs", "clients.md"), "utf8"));
    packed = await pack();
    chain = await startChain(
      async (path) =>
        JSON.parse(await readFile(join(packed.folder, "dist/artifacts", path), "utf8")) as Artifact,
    );
  });

  after(async () => {
    await chain?.close();
    await packed?.remove();
  });

  afterEach(() => chain.setFirstFeed(false));

  it("has nothing that publint would mend", async () => {
    const { messages, pkg } = await publint({ pkgDir: packed.folder, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).to.deep.equal([]);
  });

  it("holds the sources, what was compiled from them, and no test", async () => {
    const held = await paths(packed.folder);
    const tops = new Set(held.map((path) => path.split("/")[0]));
    expect([...tops].sort()).to.deep.equal([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "contracts",
      "dist",
      "package.json",
    ]);
    const sources = (await paths(join(root, "contracts"))).map((path) => `contracts/${path}`);
    expect(held).to.include.members(sources);
    expect(
      held.filter((path) => /^dist\/(test|toolchain|bench)\/|\.test\.|(?<!\.d)\.ts$/.test(path)),
    ).to.deep.equal([]);
  });

  it("imports nothing that is not installed with it", async () => {
    const { dependencies, peerDependencies } = packageJson;
    const named = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    // Types of a library stand for it where nothing but types is imported.
    const installed = [...named, ...named.map((name) => name.replace(/^@types\//, ""))];
    expect(await foreignImports(packed.folder, installed)).to.deep.equal([]);
  });

  it("holds every module that another imports", async () => {
    const { imports, broken } = await brokenImports(packed.folder);
    expect(broken).to.deep.equal([]);
    expect(imports).to.be.greaterThan(100);
  });

  for (const [entry, needed] of Object.entries(NEEDED)) {
    it(`loads ${needed.join() || "no library"} where ${entry} is imported`, async () => {
      const { modules, libraries } = await importedByLoading(join(packed.folder, entry));
      expect(modules).to.be.greaterThan(2);
      expect(libraries.filter((name) => ["ethers", "viem", "hardhat"].includes(name))).to.deep.equal(needed);
    });
  }

  it("comes with the compiler's input by which explorers verify a deployed oracle", async () => {
    const artifacts = join(packed.folder, "dist", "artifacts");
    const oracle = join(artifacts, "contracts", "RedundantOracle.sol", "RedundantOracle.json");
    const { buildInfoId, inputSourceName } = JSON.parse(await readFile(oracle, "utf8"));
    const text = await readFile(join(artifacts, "build-info", `${buildInfoId}.json`), "utf8");
    const { sources } = JSON.parse(text).input;
    const source = await readFile(join(root, "contracts", "RedundantOracle.sol"), "utf8");
    expect(sources[inputSourceName].content).to.equal(source);
    expect(Object.keys(sources).filter((name) => name.startsWith("project/test/"))).to.deep.equal([]);
  });

  describe("in a project with ethers", () => {
    let project: string;

    before(async () => {
      project = await createProject(packed, "with-ethers", ["ethers"], {
        "ethers.ts": blockOf("ethers.ts"),
        "watch.ts": blockOf("watch.ts"),
        "types.ts": CLIENT_TYPES,
        "typechain.ts": TYPECHAIN_USE,
      });
    });

    it("agrees with the package's types", async () => {
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });

    it("reads the price without viem or Hardhat", async () => {
      const { resolve } = createRequire(join(project, "ethers.ts"));
      for (const absent of ["viem", "hardhat"]) expect(() => resolve(absent)).to.throw();
      expect(await endingOf(runIn(project, "ethers.ts"))).to.deep.equal({
        code: 0,
        output: "3000.0 dollars\n",
      });
    });

    it("sees the level change when a feed breaks", async () => {
      const program = runIn(project, "watch.ts");
      program.stdout?.once("data", () => chain.setFirstFeed(true));
      expect(await endingOf(program)).to.deep.equal({
        code: 0,
        output: "Normal\nDegraded: source 0 is Reverted\n",
      });
    });

    it("reads through the typed contracts", async () => {
      const { output } = await endingOf(runIn(project, "typechain.ts"));
      expect(output).to.equal(`${PRICE}n 0n true\n`);
    });
  });

  describe("in a project with viem", () => {
    let project: string;

    before(async () => {
      project = await createProject(packed, "with-viem", ["viem"], {
        "viem.ts": blockOf("viem.ts"),
        "types.ts": CLIENT_TYPES,
      });
    });

    it("agrees with the package's types", async () => {
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });

    it("reads the price without ethers or Hardhat", async () => {
      const { resolve } = createRequire(join(project, "viem.ts"));
      for (const absent of ["ethers", "hardhat"]) expect(() => resolve(absent)).to.throw();
      expect(await endingOf(runIn(project, "viem.ts"))).to.deep.equal({ code: 0, output: "3000 dollars\n" });
    });
  });

  describe("in a project in the manner of wagmi, whose options are viem's", () => {
    let project: string;

    before(async () => {
      project = await createProject(packed, "with-wagmi", ["viem"], {
        "wagmi.ts": blockOf("wagmi.ts"),
        "types.ts": WAGMI_TYPES,
      });
    });

    it("has its arguments and results typed by the ABIs", async () => {
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });

    it("reads the price", async () => {
      expect(await endingOf(runIn(project, "wagmi.ts"))).to.deep.equal({
        code: 0,
        output: `${PRICE} at Normal\n`,
      });
    });
  });

  describeCommonJsProject(
    () => packed,
    () => chain,
  );

  describeDeployingProject(() => packed);

  describeWorkersRuntime(() => packed);

  describeInstalledProjects({ packed: () => packed, chain: () => chain, blockOf });

  describe("in a project with Hardhat and Solidity", () => {
    let project: string;
    const hardhat = (...words: string[]) =>
      endingOf(start(project, [HARDHAT, "--config", "offline.config.ts", ...words]));

    before(async () => {
      project = await createProject(packed, "with-hardhat", ["hardhat", "solc", "ethers"], {
        "hardhat.config.ts": blockOf("hardhat.config.ts"),
        "offline.config.ts": OFFLINE_CONFIG,
        "contracts/Loans.sol": blockOf("contracts/Loans.sol"),
        "contracts/More.sol": MORE_SOLIDITY,
      });
    });

    it("agrees with the package's types", async () => {
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });

    it("lists the plugin's tasks", async () => {
      const { code, output } = await hardhat("oracle", "--help");
      expect({ code, hasTitle: output.includes("Redundant price oracles") }).to.deep.equal({
        code: 0,
        hasTitle: true,
      });
    });

    it("runs the body of a task", async () => {
      expect(await hardhat("oracle", "lint", "absent.json")).to.deep.equal({
        code: 2,
        output: "absent.json: cannot be read (ENOENT): give the path of a spec, such as deploy/local.json.\n",
      });
    });

    for (const [words, sentence] of [
      [
        ["simulate", "--html", "page.html"],
        '--html: needs echarts, not installed here; run "npm install echarts".',
      ],
      [
        ["sweep", "--queue", "redis://127.0.0.1"],
        '--queue: needs bullmq and ioredis, not installed here; run "npm install bullmq ioredis".',
      ],
    ] as const) {
      it(`says what ${words[0]} ${words[1]} needs besides`, async () => {
        expect(await hardhat("oracle", ...words)).to.deep.equal({ code: 2, output: `${sentence}\n` });
      });
    }

    it("compiles a contract that imports from the package, and reads the price in it", async () => {
      const { code, output } = await hardhat("build");
      expect(code, output).to.equal(0);
      const path = join(project, "artifacts", "contracts", "Loans.sol", "Loans.json");
      const loans = await chain.deploy(JSON.parse(await readFile(path, "utf8")), [chain.oracle]);
      expect(await loans.getFunction("valueToBorrowOn")(10n ** 18n)).to.equal(PRICE);
      expect(await loans.getFunction("valueToRepay")(10n ** 18n)).to.equal(PRICE);
    });
  });
});
