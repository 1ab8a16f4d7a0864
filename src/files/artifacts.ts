import { existsSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Artifact, BuildInfo } from "@nomicfoundation/ignition-core";
import { ContractFactory, Interface } from "ethers";
import { PACKAGE_ROOT } from "./packageRoot.ts";
import { misuse } from "../problem.ts";

/**
 * Our contracts as they were compiled: in this project, and in the package that is made of it, whose tasks run in projects of
 * others that have none of them.
 */

/** The part of an artifact that is needed to deploy a contract. */
export interface CompiledContract {
  readonly abi: readonly unknown[];
  readonly bytecode: string;
}

/** Finds a compiled contract by its name; `hre.artifacts` can. */
export interface ContractReader {
  readArtifact(name: string): Promise<CompiledContract>;
}

/** Contracts of other packages, which bring them compiled. */
const FOREIGN: Readonly<Record<string, string>> = {
  AccessManager: "@openzeppelin/contracts/build/contracts/AccessManager.json",
};

const pathOf = (contract: string): string => {
  const foreign = FOREIGN[contract];
  if (foreign !== undefined) return createRequire(import.meta.url).resolve(foreign);
  const [found] = globSync(`artifacts/contracts/**/${contract}.json`, { cwd: PACKAGE_ROOT });
  if (found !== undefined) return join(PACKAGE_ROOT, found);
  throw misuse(
    "",
    `The contract ${contract} is not compiled: run "npm run build", or install the package again.`,
  );
};

const artifacts = new Map<string, Artifact>();
const interfaces = new Map<string, Interface>();

/**
 * What the compiler made of a contract of ours, or of the `AccessManager`.
 * @throws Problem where it is not compiled.
 */
export const readArtifact = (contract: string): Artifact => {
  const known = artifacts.get(contract);
  if (known !== undefined) return known;
  const artifact: Artifact = JSON.parse(readFileSync(pathOf(contract), "utf8"));
  artifacts.set(contract, artifact);
  return artifact;
};

/** Our contracts for whoever takes a reader. */
export const compiledContracts: ContractReader = { readArtifact: async (name) => readArtifact(name) };

/** The compiler's input for a contract; nothing where it did not come along. */
export const readBuildInfo = (contract: string): BuildInfo | undefined => {
  const { buildInfoId } = readArtifact(contract);
  const path = join(PACKAGE_ROOT, "artifacts", "build-info", `${buildInfoId ?? ""}.json`);
  return buildInfoId !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
};

/** A contract's functions and errors. */
export const interfaceOf = (contract: string): Interface => {
  const known = interfaces.get(contract);
  if (known !== undefined) return known;
  const made = new Interface([...readArtifact(contract).abi]);
  interfaces.set(contract, made);
  return made;
};

/** Code and arguments that create a contract. */
export const initCodeOf = async (contract: string, args: readonly unknown[]): Promise<string> => {
  const factory = new ContractFactory(interfaceOf(contract), readArtifact(contract).bytecode);
  return (await factory.getDeployTransaction(...args)).data;
};

/** An error of a contract as it stands in its source, with its arguments; the bare data where it is not known. */
export const errorText = (data: string, ...contracts: readonly string[]): string => {
  if (data === "" || data === "0x") return "without a reason";
  for (const contract of contracts) {
    const known = interfaceOf(contract).parseError(data);
    if (known === null) continue;
    const args = known.fragment.inputs.map(({ name }, index) =>
      `${name} ${String(known.args[index])}`.trim(),
    );
    return `${known.name}(${args.join(", ")})`;
  }
  return data;
};
