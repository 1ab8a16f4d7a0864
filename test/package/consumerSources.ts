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
