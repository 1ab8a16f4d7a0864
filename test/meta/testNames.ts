import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot: string = fileURLToPath(new URL("../..", import.meta.url));

const filesEndingWith = async (ending: string): Promise<string[]> => {
  const names = await readdir(join(projectRoot, "test"), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(projectRoot, "test", name));
};

const matchesIn = async (ending: string, pattern: RegExp): Promise<string[]> => {
  const texts = await Promise.all((await filesEndingWith(ending)).map((path) => readFile(path, "utf8")));
  const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ""));
  if (found.length === 0) throw new Error(`No test was found in the files that end with ${ending}.`);
  return found;
};

/** Names of all Solidity tests. */
export const solidityTestNames = (): Promise<string[]> =>
  matchesIn(".t.sol", /function ((?:test|testFuzz|invariant)_\w+)\(/g);

/** Titles of all TypeScript tests, as they stand in the source. */
export const typescriptTestNames = (): Promise<string[]> =>
  matchesIn(".test.ts", /\bit\(\s*["`]([^"`]+)["`]/g);
