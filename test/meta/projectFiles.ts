import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The texts of the project's files, by their paths from the root, with slashes. */
export type Files = ReadonlyMap<string, string>;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDERS = "{bench,contracts,dashboard,data,deploy,docs,scripts,src,test}/**/*.*";
/** Of what is made by others, or by a program, nothing is looked at. */
const FOREIGN = ["**/node_modules/**", "**/artifacts/**", "**/cache/**"];
/** Files whose text says something about the project; of data only the place does. */
const TEXT = /\.(css|html|js|json|md|mjs|sol|ts)$/;
const DATA = /^data\//;

/** This project's own files. */
export const readProject = (): Files => {
  const paths = globSync(FOLDERS, { cwd: ROOT, exclude: FOREIGN }).map((path) => path.split(sep).join("/"));
  return new Map(
    paths
      .sort()
      .map((path) => [
        path,
        TEXT.test(path) && !DATA.test(path) ? readFileSync(join(ROOT, path), "utf8") : "",
      ]),
  );
};

/** Files with some in the place of their own; `undefined` takes one away. */
export const withChanges = (files: Files, changes: Readonly<Record<string, string | undefined>>): Files => {
  const changed = new Map(files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) changed.delete(path);
    else changed.set(path, text);
  }
  return changed;
};
