import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Projects that have installed the packed tarball, and beside it only what they name. */

export const root: string = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** What a program said, and how it ended. */
export interface Ending {
  readonly code: number;
  readonly output: string;
}

/** The package as it is installed. */
export interface PackedPackage {
  /** What `npm install` takes. */
  readonly tarball: string;
  /** Where it is unpacked. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  /** Removes it and every project. */
  readonly remove: () => Promise<void>;
}

/** Runs npm in a folder, under this Node or another, and gives what it prints; throws what it says where it fails. */
export const npm = async (
  cwd: string,
  words: readonly string[],
  node: string = process.execPath,
): Promise<string> => {
  const program = process.env["npm_execpath"] ?? "";
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env["PATH"]}` };
  const { stdout } = program.endsWith("npm-cli.js")
    ? await run(node, [program, ...words], { cwd, env })
    : await run("npm", words, { cwd, env, shell: process.platform === "win32" });
  return stdout;
};

/** Packs by `npm pack`, which builds everything, and unpacks the tarball. */
export const pack = async (): Promise<PackedPackage> => {
  const place = await mkdtemp(join(tmpdir(), "holdfast-package-"));
  const stdout = await npm(root, ["pack", "--silent", "--pack-destination", place]);
  const tarball = join(place, stdout.trim().split("\n").at(-1) ?? "");
  await run("tar", ["-xzf", tarball, "-C", place]);
  const folder = join(place, "package");
  const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const remove = () => rm(place, { recursive: true, force: true });
  return { tarball, folder, dependencies: Object.keys(manifest.dependencies), remove };
};

const link = async (project: string, name: string): Promise<void> => {
  const place = join(project, "node_modules", name);
  await mkdir(dirname(place), { recursive: true });
  await symlink(join(root, "node_modules", name), place, "junction");
};

/** Of a project with modules, as new ones are. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["*.ts"],
};

/**
 * Makes a project with the package at node_modules/holdfast, what the package depends on, and what else it names, each
 * linked from here.
 */
export const createProject = async (
  { folder, dependencies }: PackedPackage,
  name: string,
  installed: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  const project = join(dirname(folder), name);
  await mkdir(join(project, "node_modules"), { recursive: true });
  await cp(folder, join(project, "node_modules", "holdfast"), { recursive: true });
  for (const one of [...dependencies, ...installed, "@types/node"]) await link(project, one);
  await writeFiles(project, {
    "package.json": JSON.stringify({ name, private: true, type: "module" }),
    "tsconfig.json": JSON.stringify(TSCONFIG),
    ...files,
  });
  return project;
};

const writeFiles = async (project: string, texts: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
};

/** Flags of an installation that asks for nothing but what is installed, and for every engine to be right. */
const INSTALL = ["install", "--engine-strict", "--ignore-scripts", "--no-audit", "--no-fund"];

/** Makes an empty project and installs the tarball there as a user does, beside packages from the registry. */
export const installProject = async (
  { folder, tarball }: PackedPackage,
  name: string,
  installed: readonly string[],
  files: Readonly<Record<string, string>>,
  node?: string,
): Promise<string> => {
  const project = join(dirname(folder), name);
  await mkdir(project, { recursive: true });
  await writeFiles(project, { "package.json": JSON.stringify({ name, private: true }), ...files });
  await npm(project, [...INSTALL, tarball, ...installed], node);
  return project;
};

/** Starts a program of this Node, or of another, in a project: with a configuration of its own, not with the one of here. */
export const start = (
  project: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  node: string = process.execPath,
): ChildProcess => {
  const { HARDHAT_CONFIG: _, ...inherited } = process.env;
  return spawn(node, words, { cwd: project, env: { ...inherited, NO_COLOR: "1", ...environment } });
};

/** Waits for a program's end, and takes what it says. */
export const endingOf = (program: ChildProcess): Promise<Ending> =>
  new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [program.stdout, program.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    program.on("error", reject);
    program.on("close", (code) => resolve({ code: code ?? -1, output }));
  });

/** Holds a project against the types, with the compiler of this one. */
export const typeCheck = (project: string, options: readonly string[] = []): Promise<Ending> =>
  endingOf(start(project, [join(root, "node_modules", "typescript", "bin", "tsc"), ...options]));

/** The command line of the Hardhat that a project is linked to. */
export const HARDHAT = join(root, "node_modules", "hardhat", "dist", "src", "cli.js");

/** The page's blocks, by the file names in their first lines. */
export const blocksOf = (page: string): Map<string, string> =>
  new Map(
    [...page.matchAll(/^```(?:ts|solidity)\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
      ([, name = "", body = ""]) => [name, body],
    ),
  );
