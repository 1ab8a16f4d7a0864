import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonFragment } from "ethers";

const load = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../..", import.meta.url));
const MODULES = join(root, "node_modules");
const CACHE = join(root, "cache", "consumers");

/** Milliseconds that a test has to wait for a compiler, the first time. */
export const COMPILE_LIMIT = 600_000;

/** Contracts of a package, and how they are compiled. */
export interface Build {
  /** Package of the compiler. */
  readonly compiler: string;
  readonly settings: object;
  /** Folder in the package of the contracts. */
  readonly folder: string;
  /** Paths of the contracts in the folder; each file holds the contract of its name. */
  readonly contracts: readonly string[];
  /** Packages by the first part of an import that names them otherwise. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** What the compiler makes of one contract. */
export interface Compiled {
  readonly abi: readonly JsonFragment[];
  readonly evm: {
    readonly bytecode: {
      /** Hexadecimal, with holes where the addresses of libraries go. */
      readonly object: string;
      readonly linkReferences: Readonly<
        Record<string, Readonly<Record<string, readonly { readonly start: number }[]>>>
      >;
    };
  };
}

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts: Readonly<Record<string, Readonly<Record<string, Compiled>>>>;
}

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/^\s*import\s(?:[^"';]*\sfrom\s)?\s*["']([^"']+)["']/gm)].map(([, name = ""]) =>
    name.startsWith(".") ? posix.join(posix.dirname(path), name) : name,
  );

/** The sources and everything that they import, by path. */
const sourcesOf = (entries: readonly string[], aliases: Readonly<Record<string, string>>) => {
  const sources: Record<string, { readonly content: string }> = {};
  const pending = [...entries];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (path in sources) continue;
    const [first = "", ...rest] = path.split("/");
    const content = readFileSync(join(MODULES, aliases[first] ?? first, ...rest), "utf8");
    sources[path] = { content };
    pending.push(...importsOf(path, content));
  }
  return sources;
};

const nameOf = (path: string): string => posix.basename(path, ".sol");

/** What a process of its own runs, because a compiler changes how the process that loads it handles failures. */
const SCRIPT = `
  const { compile } = require(process.argv[1]);
  process.stdout.write(compile(require("node:fs").readFileSync(0, "utf8")));
`;
const MAX_OUTPUT = 2 ** 28;

const run = (compiler: string, input: string): Output => {
  const words = ["-e", SCRIPT, load.resolve(compiler)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    input,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
  });
  if (status !== 0) throw new Error(`${compiler} stopped with status ${status}: ${stderr}`);
  const output: Output = JSON.parse(stdout);
  const problem = output.errors?.find(({ severity }) => severity === "error");
  if (problem !== undefined) throw new Error(problem.formattedMessage);
  return output;
};

/**
 * Compiles contracts of a package as they are. Their licences (BUSL-1.1, GPL) let tests use them, but are not ours to
 * hand on: so no bytecode is committed, and what is compiled once is kept in `cache/`, by all that it is made of.
 */
export const compile = ({
  compiler,
  settings,
  folder,
  contracts,
  aliases = {},
}: Build): ReadonlyMap<string, Compiled> => {
  const entries = contracts.map((path) => posix.join(folder, path));
  const selection = ["abi", "evm.bytecode.object", "evm.bytecode.linkReferences"];
  const input = JSON.stringify({
    language: "Solidity",
    sources: sourcesOf(entries, aliases),
    settings: {
      ...settings,
      outputSelection: Object.fromEntries(entries.map((path) => [path, { [nameOf(path)]: selection }])),
    },
  });
  const { version } = load(`${compiler}/package.json`);
  const key = createHash("sha256").update(`${version}\n${input}`).digest("hex");
  const kept = join(CACHE, `${key}.json`);
  if (!existsSync(kept)) {
    const output = run(compiler, input);
    mkdirSync(CACHE, { recursive: true });
    // Under its name only when it is whole: another run may read it at any time.
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(output.contracts));
    renameSync(unfinished, kept);
  }
  const compiled: Output["contracts"] = JSON.parse(readFileSync(kept, "utf8"));
  return new Map(
    entries.map((path) => {
      const contract = compiled[path]?.[nameOf(path)];
      if (contract === undefined) throw new Error(`${path} holds no contract ${nameOf(path)}.`);
      return [nameOf(path), contract];
    }),
  );
};
