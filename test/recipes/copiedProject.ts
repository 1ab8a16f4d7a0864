import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../meta/testNames.ts";
import type { ExampleFile } from "./recipe.ts";

/** Compiled already: what does not change need not be compiled again. */
const COMPILED = ["artifacts", "cache"];
/** Where Hardhat writes down, with whole paths, what it compiled. */
const COMPILE_CACHE = "cache/compile-cache.json";
/** Installed packages; each is linked, so that what removes one removes a link. */
const PACKAGES = ["node_modules", "toolchain/node_modules", "bench/node_modules"];

/** The environment of somebody who starts there: nothing of a Hardhat or a Node that runs this test. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_") && name !== "NODE_OPTIONS"),
);

/** How a command ended. */
export interface CommandEnd {
  readonly status: number | null;
  readonly output: string;
}

/** A copy of the tree, as it is, in a folder of its own. */
export interface CopiedProject {
  readonly write: (file: ExampleFile) => void;
  /** Runs a line as a shell does. */
  readonly run: (line: string) => CommandEnd;
  readonly remove: () => void;
}

const filesOfProject = (): string[] => {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: projectRoot,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const paths = stdout.split("\0").filter((path) => path !== "" && existsSync(join(projectRoot, path)));
  if (paths.length === 0) throw new RangeError(`git lists no file in ${projectRoot}: run this in a clone.`);
  return paths;
};

/** Links the packages of one folder, those of a scope one by one. */
const linkPackages = (from: string, to: string): void => {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith("@")) linkPackages(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
};

/** Puts lines below the one that holds a text. */
const inserted = (page: string, { path, below, text }: ExampleFile): string => {
  const lines = page.split("\n");
  const index = lines.findIndex((line) => line.includes(below ?? ""));
  if (index === -1) throw new RangeError(`${path} has no line with ${JSON.stringify(below)}.`);
  return [...lines.slice(0, index + 1), text.trimEnd(), ...lines.slice(index + 1)].join("\n");
};

export const copyProject = (): CopiedProject => {
  const root = mkdtempSync(join(tmpdir(), "holdfast-recipes-"));
  for (const path of filesOfProject()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(projectRoot, path), join(root, path));
  }
  for (const folder of PACKAGES) linkPackages(join(projectRoot, folder), join(root, folder));
  for (const folder of COMPILED) {
    if (existsSync(join(projectRoot, folder)))
      cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
  }
  if (existsSync(join(root, COMPILE_CACHE))) {
    const moved = readFileSync(join(root, COMPILE_CACHE), "utf8").replaceAll(
      join(projectRoot, "/"),
      join(root, "/"),
    );
    writeFileSync(join(root, COMPILE_CACHE), moved);
  }
  return {
    write: (file) => {
      const path = join(root, file.path);
      mkdirSync(dirname(path), { recursive: true });
      if (file.below === undefined && existsSync(path))
        throw new RangeError(`${file.path} stands already: say below which line its text goes.`);
      writeFileSync(path, file.below === undefined ? file.text : inserted(readFileSync(path, "utf8"), file));
    },
    run: (line) => {
      const { status, stdout, stderr } = spawnSync(line, {
        cwd: root,
        env: environment,
        shell: true,
        encoding: "utf8",
        maxBuffer: 1 << 26,
      });
      return { status, output: `${stdout}${stderr}` };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};
