import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

const NAMES = ["utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"];
/** Copied from another project, with its names. */
const VENDORED = /^contracts\/libraries\/uniswap\//;

/** The part of a path, folder or file, that says nothing. */
const saysNothing = (path: string): string | undefined =>
  path
    .replace(/\.[a-z.]+$/, "")
    .split("/")
    .find((part) => NAMES.includes(part.toLowerCase()));

const problemsOf = (files: Files): readonly string[] => {
  const paths = [...files.keys()].filter((path) => !VENDORED.test(path));
  if (paths.length === 0) return ["There is no file: there is nothing to check."];
  return paths.flatMap((path) => {
    const name = saysNothing(path);
    return name === undefined ? [] : [`${path}: "${name}" says nothing of what is in it; name that.`];
  });
};

const breach = (path: string, name: string) => ({
  what: path,
  changes: { [path]: "" },
  problem: `${path}: "${name}" says nothing of what is in it; name that.`,
});

/** Names say what is in a file. */
export default {
  name: "names",
  title: "No file and no folder is named after nothing: utils, helpers, common, misc",
  problemsOf,
  breaches: [
    breach("src/oracle/utils/planted.ts", "utils"),
    breach("src/helpers.ts", "helpers"),
    breach("test/common/Planted.t.sol", "common"),
    breach("bench/misc.ts", "misc"),
    breach("contracts/libraries/Utils.sol", "Utils"),
    breach("dashboard/Helpers.test.ts", "Helpers"),
  ],
} satisfies Law;
