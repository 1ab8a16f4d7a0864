/** Files of consumers' projects that docs/clients.md does not show. */

/** A configuration as the page shows it, with the compiler that is installed here in the place of a download. */
export const OFFLINE_CONFIG = `
import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";
import shown from "./hardhat.config.ts";

const path = createRequire(import.meta.url).resolve("solc/soljson.js");
export default defineConfig({ ...shown, solidity: { version: "0.8.37", path } });
`;

/** A configuration as the page shows it, with the chain that is started for the test. */
export const OFFLINE_NETWORK = `
import { defineConfig } from "hardhat/config";
import shown from "./hardhat.config.ts";

const url = process.env["RPC_URL"] ?? "";
export default defineConfig({ ...shown, networks: { localhost: { type: "http", url } } });
`;

/** What a consumer cannot do: each line that is marked would be accepted where a type were lost. */
export const CLIENT_TYPES = `
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

/** The same for the ABIs. */
export const WAGMI_TYPES = `
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

/** Uses what TypeChain made. */
export const TYPECHAIN_USE = `
import { JsonRpcProvider } from "ethers";
import { IRedundantOracle__factory, RedundantOracle__factory } from "holdfast/typechain";

const provider = new JsonRpcProvider(process.env["RPC_URL"]);
const oracle = IRedundantOracle__factory.connect(process.env["ORACLE"] ?? "", provider);
const { price, level }: { price: bigint; level: bigint } = await oracle.tryRead();
console.log(price, level, RedundantOracle__factory.bytecode.length > 2);
provider.destroy();
`;

/** Imports a contract that needs a dependency of the package. */
export const MORE_SOLIDITY = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {MorphoPriceFace} from "holdfast/contracts/faces/MorphoPriceFace.sol";
`;

/** Hardhat 2 with the compiler that is installed in the place of a download. */
export const HARDHAT_2_CONFIG = `
const { subtask } = require("hardhat/config");
const { TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD } = require("hardhat/builtin-tasks/task-names");

subtask(TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, async () => {
  const { version } = require("solc/package.json");
  return { compilerPath: require.resolve("solc/soljson.js"), isSolcJs: true, version, longVersion: version };
});
module.exports = { solidity: { version: "0.8.37", settings: { evmVersion: "cancun" } } };
`;

/** As Hardhat 2 makes it: CommonJS, and packages found as Node 10 did. */
export const HARDHAT_2_TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: "es2020",
    module: "commonjs",
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    resolveJsonModule: true,
    types: ["node"],
    outDir: "out",
  },
  files: ["read.ts"],
});

/** Reads a price by the ABI through ethers 5. */
export const ETHERS_5_USE = `
import { ethers } from "ethers";
import { LEVELS } from "holdfast";
import { iRedundantOracleAbi } from "holdfast/abi";
import artifact from "holdfast/artifacts/contracts/RedundantOracle.sol/RedundantOracle.json";

const main = async () => {
  const provider = new ethers.providers.JsonRpcProvider(process.env["RPC_URL"]);
  const oracle = new ethers.Contract(process.env["ORACLE"] ?? "", iRedundantOracleAbi, provider);
  const { price, level } = await oracle["tryRead"]();
  console.log(String(price), LEVELS[level], artifact.contractName);
};
void main();
`;

/** Hands the libraries' own objects, as CommonJS has them, to everything that takes one. */
export const COMMON_JS_USE = `
import { JsonRpcProvider } from "ethers";
import { createPublicClient, http } from "viem";
import holdfast, { createResilientTransport, OracleError } from "holdfast";
import { createEthersClient, ResilientProvider } from "holdfast/ethers";
import { createViemClient } from "holdfast/viem";
import { IRedundantOracle__factory } from "holdfast/typechain";

const main = async () => {
  const [url, address] = [process.env["RPC_URL"] ?? "", process.env["ORACLE"] ?? ""];
  const provider = new JsonRpcProvider(url);
  const resilient = new ResilientProvider(createResilientTransport({ endpoints: [url], chainId: 31337 }));
  const clients = [
    createEthersClient(address, provider),
    createEthersClient(address, resilient),
    createViemClient(address, createPublicClient({ transport: http(url) })),
    IRedundantOracle__factory.connect(address, provider),
  ];
  for (const client of clients) console.log((await client.read()).price);
  const problem = await createEthersClient("0x" + "11".repeat(20), provider)
    .read()
    .catch((failure: unknown) => failure);
  console.log(problem instanceof OracleError, holdfast.id);
  provider.destroy();
  resilient.destroy();
};
void main();
`;
