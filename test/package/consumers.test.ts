import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { type Artifact, type ChainOverHttp, PRICE, startChain } from "./chainOverHttp.ts";
import {
  createProject,
  endingOf,
  type PackedPackage,
  pack,
  root,
  start,
  typeCheck,
} from "./packedProject.ts";

const HARDHAT = join(root, "node_modules", "hardhat", "dist", "src", "cli.js");

/** The page's blocks, by the file names in their first lines. */
const blocksOf = (page: string): Map<string, string> =>
  new Map(
    [...page.matchAll(/^```(?:ts|solidity)\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
      ([, name = "", body = ""]) => [name, body],
    ),
  );

/** A configuration as the page shows it, with the compiler that is installed here in the place of a download. */
const OFFLINE_CONFIG = `
import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";
import shown from "./hardhat.config.ts";

const path = createRequire(import.meta.url).resolve("solc/soljson.js");
export default defineConfig({ ...shown, solidity: { version: "0.8.37", path } });
`;

/** What a consumer cannot do: each line that is marked would be accepted where a type were lost. */
const CLIENT_TYPES = `
import { HoldfastClient, type Level, type Reading, type SourceReport } from "holdfast";

export const check = async (oracle: HoldfastClient): Promise<void> => {
  const reading: Reading = await oracle.readAtMost("Restricted");
  const level: "Normal" | "Degraded" | "Restricted" | "Unavailable" = reading.level;
  const price: bigint = reading.price;
  const [report]: SourceReport[] = await oracle.inspect({ block: 1n });
  const role: "Voter" | "Anchor" | "Shadow" | undefined = report?.role;
  const unsubscribe: () => void = oracle.watchLevel({ onChange: ({ level: next }) => void (next satisfies Level), onFailure: () => {} });
  unsubscribe();
  // @ts-expect-error a level has a name
  await oracle.readAtMost(2);
  // @ts-expect-error there is no such level
  await oracle.readAtMost("Broken");
  // @ts-expect-error a price is no number
  const wrong: number = price;
  // @ts-expect-error nothing of the library's own leaks out
  const library: object = oracle.contract;
  void [level, role, wrong, library];
};
`;

const WAGMI_TYPES = `
import type { ContractFunctionArgs, ContractFunctionReturnType, ReadContractParameters } from "viem";
import { governedOracleAbi, iRedundantOracleAbi, redundantOracleAbi } from "holdfast/abi";

type Abi = typeof iRedundantOracleAbi;
type Options = ReadContractParameters<Abi, "readAtMost">;

export const args: ContractFunctionArgs<Abi, "view", "readAtMost"> = [1];
export const price: ContractFunctionReturnType<Abi, "view", "read"> = [1n, 2n];
export const reports = (all: ContractFunctionReturnType<Abi, "view", "inspect">): \`0x\${string}\`[] =>
  all.map(({ feed }) => feed);
// @ts-expect-error a level is a number here
export const wrongArgs: ContractFunctionArgs<Abi, "view", "readAtMost"> = ["Degraded"];
// @ts-expect-error there is no such view
export const wrongName: ReadContractParameters<Abi, "readAll">["functionName"] = "readAll";
// @ts-expect-error an argument is missing
export const wrongOptions: Options = { abi: iRedundantOracleAbi, address: "0x", functionName: "readAtMost" };
export const halted: ContractFunctionReturnType<typeof governedOracleAbi, "view", "haltedUntil"> = 1n;
export const decimals: ContractFunctionReturnType<typeof redundantOracleAbi, "view", "decimals"> = 8;
`;

const TYPECHAIN_USE = `
import { JsonRpcProvider } from "ethers";
import { IRedundantOracle__factory, RedundantOracle__factory } from "holdfast/typechain";

const provider = new JsonRpcProvider(process.env["RPC_URL"]);
const oracle = IRedundantOracle__factory.connect(process.env["ORACLE"] ?? "", provider);
const { price, level }: { price: bigint; level: bigint } = await oracle.tryRead();
console.log(price, level, RedundantOracle__factory.bytecode.length > 2);
provider.destroy();
`;

const MORE_SOLIDITY = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {MorphoPriceFace} from "holdfast/contracts/MorphoPriceFace.sol";
`;

describe("a project that installs the packed package", function () {
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

  describe("with ethers", () => {
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

  describe("with viem", () => {
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

  describe("in the manner of wagmi, whose options are viem's", () => {
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

  describe("with Hardhat and Solidity", () => {
    let project: string;
    const hardhat = (...words: string[]) =>
      endingOf(start(project, [HARDHAT, "--config", "offline.config.ts", ...words]));

    before(async () => {
      project = await createProject(packed, "with-hardhat", ["hardhat", "solc"], {
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
