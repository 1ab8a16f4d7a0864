import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type Artifact, loadPeerPackage, PEER_MODULES, requirePeers } from "./packages.ts";

const BENCH = fileURLToPath(new URL("..", import.meta.url));
const CACHE = join(BENCH, "..", "cache", "peers");
const COMPILER = "solc";
const MAX_OUTPUT = 2 ** 28;

/** Sources to compile: paths from `bench/node_modules` on, or texts by a name of their own. */
export interface Build {
  readonly settings: object;
  /** Path of the file of each contract, by the contract's name. */
  readonly contracts: Readonly<Record<string, string>>;
  /** Files that stand for a path: from `bench/` on. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Texts that stand for a path. */
  readonly generated?: Readonly<Record<string, string>>;
}

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly abi: Artifact["abi"]; readonly evm: { bytecode: { object: string } } }>
      >
    >
  >;
}

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/^\s*import\s(?:[^"';]*\sfrom\s)?\s*["']([^"']+)["']/gm)].map(([, name = ""]) =>
    name.startsWith(".") ? posix.join(posix.dirname(path), name) : name,
  );

const sourcesOf = ({ contracts, replaced = {}, generated = {} }: Build) => {
  const sources: Record<string, { readonly content: string }> = {};
  const pending = Object.values(contracts);
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (path in sources) continue;
    const ours = replaced[path];
    const file = ours === undefined ? join(PEER_MODULES, path) : join(BENCH, ours);
    const content = generated[path] ?? readFileSync(file, "utf8");
    sources[path] = { content };
    pending.push(...importsOf(path, content));
  }
  return sources;
};

/** Run in a process of its own, because this compiler changes how the process that loads it handles failures. */
const SCRIPT = `
  const { compile } = require(process.argv[1]);
  process.stdout.write(compile(require("node:fs").readFileSync(0, "utf8")));
`;

const run = (input: string): Output => {
  const words = ["-e", SCRIPT, loadPeerPackage.resolve(COMPILER)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    input,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
  });
  if (status !== 0) throw new Error(`${COMPILER} stopped with status ${status}: ${stderr}`);
  const output: Output = JSON.parse(stdout);
  const problem = output.errors?.find(({ severity }) => severity === "error");
  if (problem !== undefined) throw new Error(problem.formattedMessage);
  return output;
};

/** Compiles a peer's contracts with the compiler of `bench/package.json`, once: the result is kept in `cache/`. */
export const compilePeer = (build: Build): ReadonlyMap<string, Artifact> => {
  requirePeers();
  const selected = Object.entries(build.contracts).map(([name, path]) => [
    path,
    { [name]: ["abi", "evm.bytecode.object"] },
  ]);
  const input = JSON.stringify({
    language: "Solidity",
    sources: sourcesOf(build),
    settings: { ...build.settings, outputSelection: Object.fromEntries(selected) },
  });
  const { version } = loadPeerPackage(`${COMPILER}/package.json`);
  const kept = join(CACHE, `${createHash("sha256").update(`${version}\n${input}`).digest("hex")}.json`);
  if (!existsSync(kept)) {
    const { contracts } = run(input);
    mkdirSync(CACHE, { recursive: true });
    // Under its name only when it is whole: another run may read it at any time.
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(contracts));
    renameSync(unfinished, kept);
  }
  const compiled: Output["contracts"] = JSON.parse(readFileSync(kept, "utf8"));
  return new Map(
    Object.entries(build.contracts).map(([name, path]) => {
      const contract = compiled[path]?.[name];
      if (contract === undefined) throw new Error(`${path} holds no contract ${name}.`);
      return [name, { abi: contract.abi, bytecode: `0x${contract.evm.bytecode.object}` }];
    }),
  );
};
