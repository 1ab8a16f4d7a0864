// Makes the records of this folder: `node test/providers/prebuilt/build.mjs` writes them (format them afterwards),
// `--check` compares them instead.
// These contracts need compilers of their own and packages that are heavy to install, so their bytecode is committed.
// It comes from nothing but npm packages of exact versions, compiled in a temporary folder with the settings with which
// Chainlink's own `foundry.toml` compiles them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Every source must be under it; one that is not must have a substitute. */
const LICENCE = "MIT";
const PACKAGE = "@chainlink/contracts";
const VERSION = "1.5.0";

/** Stands for each package that no source here needs, so that it and what it needs are not installed. */
const UNUSED = "npm:semver@7.8.5";

const MANIFEST = {
  private: true,
  dependencies: {
    [PACKAGE]: VERSION,
    "@eth-optimism/contracts": "0.6.0",
    "@openzeppelin/contracts-4.8.3": "npm:@openzeppelin/contracts@4.8.3",
    "@openzeppelin/contracts-5.0.2": "npm:@openzeppelin/contracts@5.0.2",
    "solc-0.8.19": "npm:solc@0.8.19",
    "solc-0.8.24": "npm:solc@0.8.24",
    "solc-0.8.26": "npm:solc@0.8.26",
  },
  overrides: {
    [PACKAGE]: {
      "@arbitrum/nitro-contracts": UNUSED,
      "@changesets/cli": UNUSED,
      "@changesets/get-github-info": UNUSED,
      "@eslint/eslintrc": UNUSED,
      "@openzeppelin/contracts-4.7.3": UNUSED,
      "@openzeppelin/contracts-4.9.6": UNUSED,
      "@openzeppelin/contracts-5.1.0": UNUSED,
      "@openzeppelin/contracts-upgradeable": UNUSED,
      "@scroll-tech/contracts": UNUSED,
      "@zksync/contracts": UNUSED,
    },
    "@eth-optimism/contracts": {
      "@eth-optimism/core-utils": UNUSED,
      "@ethersproject/abstract-provider": UNUSED,
      "@ethersproject/abstract-signer": UNUSED,
      ethers: UNUSED,
    },
  },
};

/**
 * Sources of ours that are compiled in the place of a package's, by their path in it. The only one makes the same bytes
 * as Arbitrum's, which is under Apache-2.0.
 */
const SUBSTITUTES = new Map([
  [
    "src/v0.8/vendor/arb-bridge-eth/v0.8.0-custom/contracts/libraries/AddressAliasHelper.sol",
    "AddressAliasHelper.sol",
  ],
]);

const ACCESS = ["addAccess", "hasAccess"];
const UPTIME = ["latestRoundData", "updateStatus", "InvalidSender", ...ACCESS];

/** The contracts by compiler; `used` are the functions, events and errors that tests use. */
const BUILDS = [
  {
    compiler: "0.8.26",
    settings: { evmVersion: "paris", optimizer: { enabled: true, runs: 10_000 } },
    contracts: [
      {
        path: "src/v0.8/data-feeds/DataFeedsCache.sol",
        used: [
          "decimals",
          "latestRoundData",
          "onReport",
          "removeDataIdMappingsForProxies",
          "setDecimalFeedConfigs",
          "setFeedAdmin",
          "updateDataIdMappingsForProxies",
          "NoMappingForSender",
          "InvalidUpdatePermission",
          "StaleDecimalReport",
        ],
      },
    ],
  },
  {
    compiler: "0.8.24",
    settings: { evmVersion: "paris", optimizer: { enabled: true, runs: 1_000_000 } },
    contracts: [
      {
        path: "src/v0.8/l2ep/arbitrum/ArbitrumSequencerUptimeFeed.sol",
        used: ["aliasedL1MessageSender", "initialize", "Uninitialized", ...UPTIME],
      },
      { path: "src/v0.8/l2ep/Flags.sol", used: ACCESS },
      { path: "src/v0.8/l2ep/optimism/OptimismSequencerUptimeFeed.sol", used: UPTIME },
      { path: "src/v0.8/shared/access/SimpleWriteAccessController.sol", used: ACCESS },
    ],
  },
  {
    compiler: "0.8.19",
    settings: { evmVersion: "paris", optimizer: { enabled: true, runs: 1_000_000 } },
    contracts: [
      { path: "src/v0.8/llo-feeds/v0.4.0/DestinationFeeManager.sol", used: ["setNativeSurcharge"] },
      {
        path: "src/v0.8/llo-feeds/v0.4.0/DestinationVerifier.sol",
        used: [
          "setAccessController",
          "setConfig",
          "setConfigActive",
          "setFeeManager",
          "AccessForbidden",
          "BadVerification",
        ],
      },
      { path: "src/v0.8/llo-feeds/v0.4.0/DestinationVerifierProxy.sol", used: ["setVerifier", "verify"] },
    ],
  },
];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const install = (target) => {
  writeFileSync(join(target, "package.json"), JSON.stringify(MANIFEST));
  const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
  execFileSync("npm", words, { cwd: target, stdio: "inherit", shell: process.platform === "win32" });
};

/** Where the source lies that another names by `path`: in Chainlink's package, or in a package of its own. */
const locate = (modules, path) =>
  SUBSTITUTES.has(path)
    ? join(folder, SUBSTITUTES.get(path))
    : path.startsWith("@")
      ? join(modules, path.replace(/^@openzeppelin\/contracts@/, "@openzeppelin/contracts-"))
      : join(modules, PACKAGE, path);

const licenceOf = (text) => text.match(/SPDX-License-Identifier: (\S+)/)?.[1] ?? "none";

const importsOf = (path, text) =>
  [...text.matchAll(/^\s*import\s(?:[^"';]*\sfrom\s)?\s*["']([^"']+)["']/gm)].map(([, name]) =>
    name.startsWith(".") ? posix.join(posix.dirname(path), name) : name,
  );

/** The source and everything that it imports, by path. */
const sourcesOf = (modules, entry) => {
  const sources = new Map();
  const pending = [entry];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (sources.has(path)) continue;
    const text = readFileSync(locate(modules, path), "utf8");
    const licence = licenceOf(text);
    if (licence !== LICENCE) throw new Error(`${path} is under ${licence}, not ${LICENCE}.`);
    sources.set(path, text);
    pending.push(...importsOf(path, text));
  }
  return new Map([...sources].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const compile = (compiler, settings, sources, path, contractName) => {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([name, content]) => [name, { content }])),
    settings: {
      ...settings,
      outputSelection: { [path]: { [contractName]: ["abi", "evm.bytecode.object"] } },
    },
  };
  const output = JSON.parse(compiler.compile(JSON.stringify(input)));
  const problem = output.errors?.find(({ severity }) => severity === "error");
  if (problem) throw new Error(problem.formattedMessage);
  return output.contracts[path][contractName];
};

const build = (modules, { compiler, settings }, { path, used }) => {
  const contractName = posix.basename(path, ".sol");
  const sources = sourcesOf(modules, path);
  const solc = createRequire(join(modules, "/"))(`solc-${compiler}`);
  const complete = { ...settings, metadata: { bytecodeHash: "none" } };
  const { abi, evm } = compile(solc, complete, sources, path, contractName);
  const missing = used.filter((name) => !abi.some((item) => item.name === name));
  if (missing.length > 0) throw new Error(`${contractName} has no ${missing.join(", ")}.`);
  const bytecode = evm.bytecode.object;
  return {
    contractName,
    package: PACKAGE,
    version: VERSION,
    pathInPackage: path,
    licence: LICENCE,
    compiler: solc.version(),
    settings: complete,
    sourceSha256: Object.fromEntries([...sources].map(([name, text]) => [name, sha256(text)])),
    substituted: [...sources.keys()].filter((name) => SUBSTITUTES.has(name)),
    abi: abi.filter(({ type, name }) => type === "constructor" || used.includes(name)),
    bytecode: `0x${bytecode}`,
    bytecodeSha256: sha256(Buffer.from(bytecode, "hex")),
  };
};

/** Every record as it is built from the packages. */
export const buildAll = () => {
  const target = mkdtempSync(join(tmpdir(), "holdfast-prebuilt-"));
  try {
    install(target);
    const modules = join(target, "node_modules");
    return BUILDS.flatMap((group) => group.contracts.map((contract) => build(modules, group, contract)));
  } finally {
    rmSync(target, { recursive: true });
  }
};

const fileOf = (record) => join(folder, `${record.contractName}.json`);

const isSame = (record) =>
  JSON.stringify(JSON.parse(readFileSync(fileOf(record), "utf8"))) === JSON.stringify(record);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const records = buildAll();
  if (process.argv.includes("--check")) {
    const differing = records.filter((record) => !isSame(record));
    for (const { contractName } of differing)
      console.error(`${contractName} differs from what is committed.`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  } else {
    for (const record of records) writeFileSync(fileOf(record), `${JSON.stringify(record, null, 2)}\n`);
  }
}
