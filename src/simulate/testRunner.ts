import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CompiledContract } from "../files/artifacts.ts";
import { type Problem, notObserved } from "../problem.ts";

/** Our contract that runs as a test. */
const HARNESS = "SimulationHarness";
/** Prague, because the settings of ours are made for it and older, and no later fork limits a transaction's gas for us. */
const HARDFORK = "prague";
/** Hardforks are numbered from the first to the next one; this is beyond the last in any release so far. */
const MAX_HARDFORKS = 64;
const CHAIN_TYPE = "L1";
const MEMORY_LIMIT = 2n ** 32n;
/** `FsAccessPermission.DangerouslyReadWriteDirectory`: the folder is ours, and temporary. */
const READ_AND_WRITE = 3;

interface TestOutcome {
  readonly status: string;
  readonly reason: string | undefined;
}

/** The part of Hardhat's EVM that runs Solidity tests. */
interface TestContext {
  runSolidityTests(
    chainType: string,
    artifacts: readonly object[],
    suites: readonly object[],
    settings: object,
    tracing: object,
    onSuite: (suite: { readonly testResults: readonly TestOutcome[] }) => void,
  ): Promise<unknown>;
}

/** The part of EDR, Hardhat's EVM, that tells what it calls a hardfork. */
interface HardforkNames {
  /** Throws for a number that is no hardfork's. */
  l1HardforkToString(hardfork: number): string;
}

/** Hardhat's EVM. */
const EDR = "@nomicfoundation/edr";

/**
 * The one context that Hardhat opens in a process. A second one may crash it, so this takes Hardhat's own, which it does not
 * export.
 */
const CONTEXT_MODULE = "./internal/edr/context.js";

const OTHER_WAYS =
  "install the release of Hardhat that package.json of Holdfast pins, or simulate with --model";

const hasNoRunner = (address: string, options: ErrorOptions = {}): Problem =>
  notObserved(
    `${address} has no getGlobalEdrContext() whose EVM runs Solidity tests, by which simulations run: ${OTHER_WAYS}.`,
    options,
  );

const messageOf = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem);

/** Why EDR does not load: it is one package, with a binary in another package for each platform. */
const hasNoBinary = (edrPath: string, cause: unknown): Problem => {
  const platform = `${process.platform}-${process.arch}`;
  const manifest: { readonly optionalDependencies?: object } = JSON.parse(
    readFileSync(join(dirname(edrPath), "package.json"), "utf8"),
  );
  const binaries = Object.keys(manifest.optionalDependencies ?? {}).filter(
    (name) => name === `${EDR}-${platform}` || name.startsWith(`${EDR}-${platform}-`),
  );
  const { resolve } = createRequire(edrPath);
  const isInstalled = (name: string): boolean => {
    try {
      return resolve(name) !== "";
    } catch {
      return false;
    }
  };
  const installed = binaries.filter(isInstalled);
  const what =
    binaries.length === 0
      ? `has no binary for ${platform}`
      : installed.length === 0
        ? `is installed without its binary for ${platform}, ${binaries.join(" or ")}`
        : `does not load its binary ${installed.join(", ")} (${messageOf(cause).split("\n")[0]})`;
  const remedy =
    binaries.length === 0
      ? ""
      : 'remove node_modules and package-lock.json and run "npm install --include=optional", or ';
  return notObserved(
    `${EDR}, the EVM of Hardhat by which simulations run, ${what}: ${remedy}simulate with --model.`,
    { cause },
  );
};

/**
 * Loads the EDR that a Hardhat uses. npm leaves its binary out with `--omit=optional`, with a lock file of another platform,
 * and by a defect of its own (npm/cli#4828).
 * @param hardhat Address of a module of that Hardhat; the installed one's unless told.
 * @throws Problem where it, or its binary for this platform, is not installed.
 */
export const loadEdr = (hardhat = import.meta.resolve("hardhat")): HardforkNames => {
  const required = createRequire(hardhat);
  let path: string;
  try {
    path = required.resolve(EDR);
  } catch (cause) {
    throw notObserved(
      `${EDR}, the EVM of Hardhat by which simulations run, is not installed beside ${fileURLToPath(hardhat)}: install Hardhat again, or simulate with --model.`,
      { cause },
    );
  }
  try {
    return required(path);
  } catch (cause) {
    throw hasNoBinary(path, cause);
  }
};

/**
 * What EDR calls the hardfork of our runs: releases before 0.22 write `Prague`, later ones `prague`, and take no other.
 * @throws Problem where it knows none of that name.
 */
export const hardforkNameOf = ({ l1HardforkToString }: HardforkNames): string => {
  const names: string[] = [];
  for (let hardfork = 0; hardfork < MAX_HARDFORKS; hardfork++) {
    try {
      names.push(l1HardforkToString(hardfork));
    } catch {
      // A number without a hardfork.
    }
  }
  const found = names.find((name) => name.toLowerCase() === HARDFORK);
  if (found !== undefined) return found;
  throw notObserved(
    `${EDR} knows the hardforks ${names.join(", ")} and not ${HARDFORK}, by whose rules simulations run: ${OTHER_WAYS}.`,
  );
};

/**
 * Opens Hardhat's EVM.
 * @param address Of the module that has it; Hardhat's own unless told.
 * @throws Problem where the module is not what it was.
 */
export const openContext = async (
  address = new URL(CONTEXT_MODULE, import.meta.resolve("hardhat")).href,
): Promise<TestContext> => {
  let loaded: { getGlobalEdrContext?: () => Promise<Partial<TestContext>> };
  try {
    loaded = await import(address);
  } catch (cause) {
    throw hasNoRunner(address, { cause });
  }
  const context = await loaded.getGlobalEdrContext?.();
  if (!isTestContext(context)) throw hasNoRunner(address);
  return context;
};

const isTestContext = (context: Partial<TestContext> | undefined): context is TestContext =>
  typeof context?.runSolidityTests === "function";

/**
 * Runs the harness over the plan and the words in a folder; afterwards its results are there too.
 * @param harness The compiled harness with the folder as its constructor's argument.
 * @throws Problem where the EVM is not there or takes no such run.
 * @throws Error with the harness's reason where it fails.
 */
export const runHarness = async (folder: string, { abi, bytecode }: CompiledContract): Promise<void> => {
  const hardfork = hardforkNameOf(loadEdr());
  const context = await openContext();
  const id = { name: HARNESS, source: `${HARNESS}.sol`, solcVersion: "0.8.37" };
  const artifact = { id, contract: { abi: JSON.stringify(abi), bytecode, deployedBytecode: "0x" } };
  const settings = {
    projectRoot: folder,
    fsPermissions: [{ access: READ_AND_WRITE, path: folder }],
    hardfork,
    memoryLimit: MEMORY_LIMIT,
    disableTransactionGasCap: true,
    disableBlockGasLimit: true,
  };
  // The suite's outcome may be told after the run has ended.
  const outcome = await new Promise<TestOutcome | undefined>((resolve, reject) => {
    const run = async () =>
      context.runSolidityTests(CHAIN_TYPE, [artifact], [id], settings, {}, ({ testResults }) =>
        resolve(testResults[0]),
      );
    run().catch((cause: unknown) => {
      const sentence = `Hardhat's EVM does not take the simulation (${messageOf(cause)}): ${OTHER_WAYS}.`;
      reject(notObserved(sentence, { cause }));
    });
  });
  if (outcome?.status !== "Success") {
    throw new Error(
      `The simulation did not run: ${outcome?.reason ?? "the harness was not found as a test"}.`,
    );
  }
};
