/** Our contract that runs as a test. */
const HARNESS = "SimulationHarness";
/** Prague, because the settings of ours are made for it and older, and no later fork limits a transaction's gas for us. */
const HARDFORK = "Prague";
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

/**
 * The one context that Hardhat opens in a process. A second one may crash it, so this takes Hardhat's own, which it does not
 * export.
 */
const CONTEXT_MODULE = "./internal/edr/context.js";

/** The simulator cannot run on the Hardhat that is installed: one sentence with what to do. */
export class RunnerMissing extends Error {
  override readonly name = "RunnerMissing";

  constructor(address: string, options: ErrorOptions = {}) {
    super(
      `${address} has no getGlobalEdrContext() whose EVM runs Solidity tests, by which simulations run: install the release of Hardhat that package.json of Holdfast pins, or simulate with --model.`,
      options,
    );
  }
}

/**
 * Opens Hardhat's EVM.
 * @param address Of the module that has it; Hardhat's own unless told.
 * @throws RunnerMissing where the module is not what it was.
 */
export const openContext = async (
  address = new URL(CONTEXT_MODULE, import.meta.resolve("hardhat")).href,
): Promise<TestContext> => {
  let loaded: { getGlobalEdrContext?: () => Promise<Partial<TestContext>> };
  try {
    loaded = await import(address);
  } catch (cause) {
    throw new RunnerMissing(address, { cause });
  }
  const context = await loaded.getGlobalEdrContext?.();
  if (!isTestContext(context)) throw new RunnerMissing(address);
  return context;
};

const isTestContext = (context: Partial<TestContext> | undefined): context is TestContext =>
  typeof context?.runSolidityTests === "function";

/** What is needed of a compiled contract. */
export interface CompiledContract {
  readonly abi: readonly unknown[];
  readonly bytecode: string;
}

/**
 * Runs the harness over the plan and the words in a folder; afterwards its results are there too.
 * @param harness The compiled harness with the folder as its constructor's argument.
 * @throws Error with the harness's reason where it fails.
 */
export const runHarness = async (folder: string, { abi, bytecode }: CompiledContract): Promise<void> => {
  const context = await openContext();
  const id = { name: HARNESS, source: `${HARNESS}.sol`, solcVersion: "0.8.37" };
  const artifact = { id, contract: { abi: JSON.stringify(abi), bytecode, deployedBytecode: "0x" } };
  const settings = {
    projectRoot: folder,
    fsPermissions: [{ access: READ_AND_WRITE, path: folder }],
    hardfork: HARDFORK,
    memoryLimit: MEMORY_LIMIT,
    disableTransactionGasCap: true,
    disableBlockGasLimit: true,
  };
  // The suite's outcome may be told after the run has ended.
  const outcome = await new Promise<TestOutcome | undefined>((resolve, reject) => {
    context
      .runSolidityTests(CHAIN_TYPE, [artifact], [id], settings, {}, ({ testResults }) =>
        resolve(testResults[0]),
      )
      .catch(reject);
  });
  if (outcome?.status !== "Success") {
    throw new Error(
      `The simulation did not run: ${outcome?.reason ?? "the harness was not found as a test"}.`,
    );
  }
};
