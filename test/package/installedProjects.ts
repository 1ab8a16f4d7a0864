import { rename } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import packageJson from "../../package.json" with { type: "json" };
import type { ChainOverHttp } from "./chainOverHttp.ts";
import { ETHERS_5_USE, HARDHAT_2_CONFIG, HARDHAT_2_TSCONFIG } from "./consumerSources.ts";
import { itRunsDocumentedCommands, makeDocumentedProject } from "./documentedProject.ts";
import { endingOf, installProject, npm, type PackedPackage, start } from "./packedProject.ts";

const HARDHAT_3_CONFIG = `
import holdfast from "holdfast";
import { defineConfig } from "hardhat/config";

export default defineConfig({ plugins: [holdfast] });
`;

/** Of a project for Hardhat 3, which takes modules only. */
const HARDHAT_3_PROJECT = {
  "package.json": JSON.stringify({ name: "with-hardhat-3", private: true, type: "module" }),
  "hardhat.config.ts": HARDHAT_3_CONFIG,
};

/** The command line of the Hardhat that a project has installed. */
const HARDHAT_3 = join("node_modules", "hardhat", "dist", "src", "cli.js");

/** What tests of projects need that have installed the tarball from the disk, and everything else from the registry. */
export interface InstalledProjects {
  readonly packed: () => PackedPackage;
  readonly chain: () => ChainOverHttp;
  /** A block of docs/clients.md. */
  readonly blockOf: (name: string) => string;
}

/** Tests that the package installs, and works, beside what a project has already. */
export const describeInstalledProjects = ({ packed, chain, blockOf }: InstalledProjects): void => {
  describe("installed beside Hardhat 2, ethers 5 and other releases of everything optional", () => {
    let project: string;
    const run = (...words: string[]) =>
      endingOf(start(project, words, { RPC_URL: chain().url, ORACLE: chain().oracle }));

    before(async () => {
      const others = ["@nomicfoundation/hardhat-verify@2", "viem@1", "echarts@5", "ioredis@4", "bullmq@4"];
      const tools = ["solc@0.8.37", "typescript@5.9", "@types/node@22"];
      project = await installProject(
        packed(),
        "beside-others",
        ["hardhat@2", "ethers@5", ...others, ...tools],
        {
          "hardhat.config.js": HARDHAT_2_CONFIG,
          "contracts/Loans.sol": blockOf("contracts/Loans.sol"),
          "tsconfig.json": HARDHAT_2_TSCONFIG,
          "read.ts": ETHERS_5_USE,
        },
      );
    });

    it("has its contracts compiled by Hardhat 2", async () => {
      const { code, output } = await run("node_modules/hardhat/internal/cli/bootstrap.js", "compile");
      expect(code, output).to.equal(0);
    });

    it("has its ABIs, words and artifacts typed where packages are found as Node 10 did", async () => {
      expect(await run("node_modules/typescript/bin/tsc")).to.deep.equal({ code: 0, output: "" });
    });

    it("reads the price by its ABI through ethers 5", async () => {
      expect(await run("out/read.js")).to.deep.equal({
        code: 0,
        output: "300000000000 Normal RedundantOracle\n",
      });
    });
  });

  describe("in a project made as docs/deploy.md says, beside the newest Hardhat that the registry has", () => {
    let project: string;
    const oracle = (...words: string[]) => endingOf(start(project, [HARDHAT_3, "oracle", ...words]));
    const withoutBinary = async (test: () => Promise<void>): Promise<void> => {
      const folder = join(project, "node_modules", "@nomicfoundation");
      const name = `edr-${process.platform}-${process.arch}`;
      const [binary = ""] = (await npm(project, ["ls", "--all", "--parseable"]))
        .split("\n")
        .filter((path) => path.includes(name))
        .map((path) => path.slice(folder.length + 1));
      await rename(join(folder, binary), join(project, "binary"));
      await test().finally(() => rename(join(project, "binary"), join(folder, binary)));
    };

    before(async () => {
      project = await makeDocumentedProject(packed());
    });

    itRunsDocumentedCommands(() => project);

    it("names the EVM's binary where npm has left it out, and simulates without it by the model", () =>
      withoutBinary(async () => {
        const { code, output } = await oracle("simulate");
        expect(code).to.equal(3);
        expect(output).to.match(
          /^@nomicfoundation\/edr, .* is installed without its binary for .*, @nomicfoundation\/edr-.*: remove .*\.\n$/,
        );
        expect((await oracle("simulate", "--model")).code).to.equal(0);
      }));

    it("says in a sentence that its tasks need ethers 6 where another is installed", async () => {
      await npm(project, ["install", "--no-audit", "--no-fund", "--ignore-scripts", "ethers@5"]);
      const { code, output } = await oracle("lint", "absent.json");
      expect(code).to.not.equal(0);
      expect(output).to.match(/The plugin needs ethers 6, here is 5\.[\d.]+; run "npm install ethers@6"\./);
    });
  });

  describe("installed under the oldest Node that package.json names", () => {
    const oldest = packageJson.engines.node.replace(">=", "");
    let project: string;
    let node: string;

    before(async () => {
      const name = `node-${process.platform}-${process.arch}`;
      const tools = await installProject(packed(), "oldest-node", [`${name}@${oldest}`], {});
      node = join(tools, "node_modules", name, "bin", "node");
      project = await installProject(
        packed(),
        "under-oldest-node",
        ["hardhat@latest", "ethers@6"],
        {
          ...HARDHAT_3_PROJECT,
          "read.cjs": `require("holdfast/ethers").createEthersClient("${chain().oracle}", new (require("ethers").JsonRpcProvider)("${chain().url}")).read().then(({ price }) => { console.log(process.version, price); process.exit(0); });`,
        },
        node,
      );
    });

    it("is accepted with every package it depends on, and read from CommonJS", async () => {
      expect(await endingOf(start(project, ["read.cjs"], {}, node))).to.deep.equal({
        code: 0,
        output: `v${oldest} 300000000000n\n`,
      });
    });

    it("simulates", async () => {
      const { code, output } = await endingOf(start(project, [HARDHAT_3, "oracle", "simulate"], {}, node));
      expect(code, output).to.equal(0);
    });
  });
};
