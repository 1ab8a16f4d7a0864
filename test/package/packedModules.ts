import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, join, sep } from "node:path";

/** What the modules of the packed package import. */

/** Every file below a folder, with slashes. */
export const paths = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join("/"));
};

/** As tsc writes them; comments stand on lines that begin otherwise. */
const STATIC = /^(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

const specifiersIn = (text: string, ...patterns: readonly RegExp[]): string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, from, bare]) => from ?? bare ?? ""));

const isRelative = (specifier: string): boolean => specifier.startsWith(".");

const packageOf = (specifier: string): string =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** Imports of modules and of types, by `path: package`, that are neither of Node nor of a named package. */
export const foreignImports = async (folder: string, installed: readonly string[]): Promise<string[]> => {
  const modules = (await paths(join(folder, "dist"))).filter((path) => /\.(js|d\.ts)$/.test(path));
  const foreign: string[] = [];
  let imports = 0;
  for (const path of modules) {
    const specifiers = specifiersIn(await readFile(join(folder, "dist", path), "utf8"), STATIC, DYNAMIC);
    imports += specifiers.length;
    for (const specifier of specifiers) {
      if (isRelative(specifier) || isBuiltin(specifier) || installed.includes(packageOf(specifier))) continue;
      foreign.push(`${path}: ${packageOf(specifier)}`);
    }
  }
  if (imports === 0) throw new Error("No import was found in dist: there is nothing to check.");
  return foreign;
};

/** Imports of other modules of the package, by `path: specifier`, that lead nowhere, and how many there are in all. */
export const brokenImports = async (
  folder: string,
): Promise<{ readonly imports: number; readonly broken: readonly string[] }> => {
  const modules = (await paths(join(folder, "dist"))).filter((path) => path.endsWith(".js"));
  const broken: string[] = [];
  let imports = 0;
  for (const path of modules) {
    const module = join(folder, "dist", path);
    const relative = specifiersIn(await readFile(module, "utf8"), STATIC, DYNAMIC).filter(isRelative);
    imports += relative.length;
    for (const specifier of relative) {
      if (!existsSync(join(dirname(module), specifier))) broken.push(`${path}: ${specifier}`);
    }
  }
  return { imports, broken };
};

/** How many modules of the package a module loads, itself included, and which packages they load. */
export const importedByLoading = async (
  entry: string,
): Promise<{ readonly modules: number; readonly libraries: readonly string[] }> => {
  const libraries = new Set<string>();
  const loaded = new Set([entry]);
  for (const module of loaded) {
    for (const specifier of specifiersIn(await readFile(module, "utf8"), STATIC)) {
      if (isRelative(specifier)) loaded.add(join(dirname(module), specifier));
      else libraries.add(packageOf(specifier));
    }
  }
  return { modules: loaded.size, libraries: [...libraries] };
};
