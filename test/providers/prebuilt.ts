import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Contract, JsonFragment } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers } from "./provider.ts";

/** Holds the bytecode of real contracts that no package ships compiled, and the script that makes it. */
export const PREBUILT_FOLDER = fileURLToPath(new URL("prebuilt/", import.meta.url));

/** One contract's bytecode, and where it is from. */
export interface Prebuilt {
  readonly contractName: string;
  readonly package: string;
  readonly version: string;
  readonly pathInPackage: string;
  readonly licence: string;
  /** Full version of the compiler. */
  readonly compiler: string;
  readonly settings: object;
  /** SHA-256 of every source, by its path in the package or by the name under which it is imported. */
  readonly sourceSha256: Readonly<Record<string, string>>;
  /** The sources that are ours instead of the package's. */
  readonly substituted: readonly string[];
  /** No more than tests use. */
  readonly abi: readonly JsonFragment[];
  readonly bytecode: string;
  readonly bytecodeSha256: string;
}

/** The record of a contract. */
export const readPrebuilt = (name: string): Prebuilt =>
  JSON.parse(readFileSync(`${PREBUILT_FOLDER}${name}.json`, "utf8"));

/** Deploys a real contract from its committed bytecode. */
export const deployPrebuilt = async (
  ethers: HardhatEthers,
  name: string,
  words: readonly unknown[] = [],
): Promise<Contract> => {
  const [owner] = await ethers.getSigners();
  const { abi, bytecode } = readPrebuilt(name);
  const contract = await new ContractFactory(abi, bytecode, owner).deploy(...words);
  await contract.waitForDeployment();
  return contract as Contract;
};
