import { globSync } from "node:fs";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { withProgress } from "../report/progress.ts";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";

/** What ships, and what the provider drivers deploy. */
const EVERYTHING = ["contracts/**/*.sol", "test/support/*.sol"];

/**
 * Compiles without the tests, which takes much longer on a fresh clone. In a project that installed the package there is
 * nothing to do: it brings its contracts compiled.
 * @param patterns The files that the task needs; everything but the tests unless told.
 */
export const buildForTask = async (
  hre: HardhatRuntimeEnvironment,
  patterns: readonly string[] = EVERYTHING,
): Promise<void> => {
  const { root } = hre.config.paths;
  if (root !== PACKAGE_ROOT) return;
  // Whole paths, because Hardhat takes others from the folder that it is called in.
  const files = globSync(patterns, { cwd: root }).map((file) => join(root, file));
  await withProgress({ label: "Compiling the contracts", unit: "files", total: files.length }, () =>
    hre.tasks.getTask("build").run({ quiet: true, files }),
  );
};
