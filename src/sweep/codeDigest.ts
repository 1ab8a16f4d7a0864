import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** What decides over a run's outcome. */
const FOLDERS = [
  "../oracle/",
  "../providers/",
  "../spec/",
  "../scenario/",
  "../scenario/faults/",
  "../simulate/",
  "../simulate/systems/",
  "./",
] as const;
const SOURCE = /(?<!\.d)\.[jt]s$/;

const digestOf = (folders: readonly URL[]): string => {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(folder).filter((file) => SOURCE.test(file));
    for (const file of files.sort()) hash.update(file).update(readFileSync(new URL(file, folder)));
  }
  return hash.digest("hex");
};

/** Of the simulator's own code: results of another one are not mixed with its own. */
export const CODE_DIGEST = digestOf(FOLDERS.map((folder) => new URL(folder, import.meta.url)));
