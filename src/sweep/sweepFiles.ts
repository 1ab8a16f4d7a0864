import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { misuse } from "../problem.ts";

const FOLDER = join(PACKAGE_ROOT, "data", "sweeps");
const ENDING = ".json";

/** Names of the built-in sweeps: the files of the folder sweeps. */
export const builtInSweeps = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();

/**
 * The file of a sweep that is given by its path or, built in, by its name.
 * @throws Problem where there is neither.
 */
export const findSweep = (given: string): string => {
  const names = builtInSweeps();
  if (names.includes(given)) return join(FOLDER, `${given}${ENDING}`);
  if (existsSync(given)) return given;
  throw misuse("", `"${given}" is neither a file nor a built-in sweep; there are ${names.join(", ")}.`);
};
