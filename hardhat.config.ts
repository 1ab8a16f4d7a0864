import { globSync, realpathSync } from "node:fs";
import { open } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import hardhatToolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import type { CompilerInput } from "hardhat/types/solidity";
import type { ConfigHooks, HardhatRuntimeEnvironmentHooks, SolidityHooks } from "hardhat/types/hooks";
import { definePlugin } from "hardhat/plugins";
import solcPackage from "solc/package.json" with { type: "json" };
import holdfastProject from "./scripts/projectPlugin.ts";

/**
 * The compiler comes from npm, so that nothing is downloaded besides packages. By its real path, which is what Hardhat knows
 * again what it compiled by, also in a copy of the tree whose packages are links.
 */
const compiler = {
  version: solcPackage.version,
  path: realpathSync(fileURLToPath(import.meta.resolve("solc/soljson.js"))),
};

/** What the compiler says besides what Hardhat's type knows. */
interface Located {
  readonly sourceLocation?: { readonly file: string };
  readonly errorCode?: string;
}

/** A test contract is never deployed to a chain, so its size does not matter. */
const SIZE_WARNINGS = ["3860", "5574"];

const isOurs = (problem: Located): boolean => {
  const file = problem.sourceLocation?.file ?? "";
  return (
    file.startsWith("project/") &&
    !(file.startsWith("project/test/") && SIZE_WARNINGS.includes(problem.errorCode ?? ""))
  );
};

/** A warning of the compiler about our own files is an error. */
const warningsAsErrors = definePlugin({
  id: "warnings-as-errors",
  hookHandlers: {
    solidity: async () => ({
      default: async (): Promise<Partial<SolidityHooks>> => ({
        invokeSolc: async (context, solc, input, config, next) => {
          const output = await next(context, solc, input, config);
          if (context.globalOptions.coverage) return output; // the instrumented code is not ours
          const errors = output.errors?.map((problem) =>
            problem.severity === "warning" && isOurs(problem as object)
              ? { ...problem, severity: "error" as const, type: "Error" }
              : problem,
          );
          return { ...output, ...(errors && { errors }) };
        },
      }),
    }),
  },
});

/** Whose gas stands in `bench/gas-snapshot.json`, or whoever spends it there: compiled as what ships is. */
const MEASURED = "test/support/{Fake*,GasProbe,MintableToken,OneSlotFeed,Vault,WrappedNative}.sol";
/** What tests in Solidity inherit, and what they alone deploy. */
const BASES = "test/support/{*Test,*Conformance,LapsingOracle,PythPublisher,RedStoneSigners,World}.sol";
const TESTS = "test/**/*.t.sol";
/** Contracts of providers, which are none of the tests' bases. */
const PROVIDERS = "test/support/*UnderTest.sol";

/** So many tests are compiled at once by who looks for what a failure comes from. */
const FEW_TESTS = 10;

/** What runs a test: no syntax trees and no lists of instructions, which are three quarters of what the compiler writes. */
const OF_TESTS = [
  "abi",
  "evm.methodIdentifiers",
  ...["bytecode", "deployedBytecode"].flatMap((code) =>
    ["linkReferences", "object", "sourceMap"].map((part) => `evm.${code}.${part}`),
  ),
  "evm.deployedBytecode.immutableReferences",
];

/**
 * Asks no more of the compiler than runs the tests, of many of them: it takes half the time. What ships is compiled by a job
 * of its own, and only read by this one. Stack traces, which want all of it, are there where few tests are compiled.
 */
const leanForTests = ({ settings, ...input }: CompilerInput): CompilerInput => {
  const sources = Object.keys(input.sources);
  if (sources.filter((source) => source.endsWith(".t.sol")).length <= FEW_TESTS)
    return { ...input, settings };
  const outputSelection = Object.fromEntries(
    sources.map((source) => [source, source.startsWith("project/test/") ? { "*": OF_TESTS } : {}]),
  );
  return { ...input, settings: { ...settings, outputSelection } };
};

/**
 * Tests read the artifacts that ship (`vm.getCode`), so their own code is compiled in the shortest time, without
 * optimization. What supports them is optimized by the pipeline that providers use, which takes a third of the time of ours.
 * Each kind is one job, for which Hardhat wants one and the same settings object; so that the contracts that ship are
 * compiled among themselves, as explorers will, what is measured beside them has one too.
 */
const compileTestsFast = definePlugin({
  id: "compile-tests-fast",
  hookHandlers: {
    config: async () => ({
      default: async (): Promise<Partial<ConfigHooks>> => ({
        resolveUserConfig: async (userConfig, resolveVariable, next) => {
          const resolved = await next(userConfig, resolveVariable);
          for (const profile of Object.values(resolved.solidity.profiles)) {
            const [shipped] = profile.compilers;
            if (shipped === undefined) continue;
            const legacy = { ...shipped.settings, viaIR: false };
            const ofSupport = { ...shipped, settings: legacy };
            const ofMeasured = { ...shipped, settings: { ...shipped.settings } };
            const ofTests = { ...shipped, settings: { ...legacy, optimizer: { enabled: false } } };
            for (const path of globSync("test/**/*.sol")) profile.overrides[path] = ofSupport;
            for (const path of globSync(MEASURED)) profile.overrides[path] = ofMeasured;
            for (const path of globSync([BASES, TESTS], { exclude: [PROVIDERS] }))
              profile.overrides[path] = ofTests;
          }
          return resolved;
        },
      }),
    }),
    solidity: async () => ({
      default: async (): Promise<Partial<SolidityHooks>> => ({
        invokeSolc: (context, solc, input, config, next) => next(context, solc, leanForTests(input), config),
      }),
    }),
  },
});

/** Hardhat would leave one core alone; on two cores one compiler would wait for the other. */
const compileOnAllCores = definePlugin({
  id: "compile-on-all-cores",
  hookHandlers: {
    solidity: async () => ({
      default: async (): Promise<Partial<SolidityHooks>> => ({
        build: (context, rootFilePaths, options, next) =>
          next(context, rootFilePaths, { concurrency: availableParallelism(), ...options }),
      }),
    }),
  },
});

/** Where a build info names the files that were compiled, the first of them at least. */
const BEGINNING_BYTES = 512;

const beginningOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
};

/**
 * A network that is started loads what the compiler said of every contract, to word errors by it. Nobody deploys a test in
 * Solidity there, and what was said of those is 100 MB: 20 of 24 processor seconds that a program took to start a network.
 */
const startNetworksFast = definePlugin({
  id: "start-networks-fast",
  hookHandlers: {
    hre: async () => ({
      default: async (): Promise<Partial<HardhatRuntimeEnvironmentHooks>> => ({
        created: async ({ artifacts }) => {
          const getAll = artifacts.getAllBuildInfoIds.bind(artifacts);
          const isOfTests = async (id: string): Promise<boolean> => {
            const path = await artifacts.getBuildInfoPath(id);
            return path !== undefined && (await beginningOf(path)).includes('.t.sol": "');
          };
          artifacts.getAllBuildInfoIds = async () => {
            const ids = [...(await getAll())];
            const areOfTests = await Promise.all(ids.map(isOfTests));
            return new Set(ids.filter((_, index) => !areOfTests[index]));
          };
        },
      }),
    }),
  },
});

const isDeep = process.env["HOLDFAST_DEEP"] === "1";

export default defineConfig({
  plugins: [
    hardhatToolbox,
    holdfastProject,
    warningsAsErrors,
    compileTestsFast,
    compileOnAllCores,
    startNetworksFast,
  ],
  paths: { ignition: "deploy" },
  typechain: { outDir: "typechain-types" },
  solidity: {
    compilers: [
      {
        ...compiler,
        settings: {
          evmVersion: "cancun",
          viaIR: true,
          optimizer: { enabled: true, runs: 1_000_000 },
        },
      },
    ],
  },
  test: {
    // Mocha would leave one core alone, and Hardhat's EVM runs in one process each.
    mocha: { timeout: 120_000, parallel: true, jobs: Math.max(2, availableParallelism()) },
    solidity: {
      fuzz: { runs: isDeep ? 10_000 : 256, seed: process.env["HOLDFAST_SEED"] ?? "0x484f4c4446415354" },
      invariant: { runs: isDeep ? 10_000 : 256, depth: isDeep ? 256 : 64, failOnRevert: true },
    },
  },
});
