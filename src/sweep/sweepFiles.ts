import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { ScenarioProblem } from "../scenario/scenarioProblem.ts";

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
 * @throws ScenarioProblem where there is neither.
 */
export const findSweep = (given: string): string => {
  const names = builtInSweeps();
  if (names.includes(given)) return join(FOLDER, `${given}${ENDING}`);
  if (existsSync(given)) return given;
  throw new ScenarioProblem(
    "",
    `"${given}" is neither a file nor a built-in sweep; there are ${names.join(", ")}.`,
  );
};
