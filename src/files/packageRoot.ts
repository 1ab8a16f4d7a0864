import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const findRoot = (folder: string): string => {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new RangeError(`No package.json stands above ${folder}.`);
  return findRoot(parent);
};

/** The folder of this package, whether it runs from its sources or built. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
