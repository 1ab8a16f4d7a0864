import { globSync } from "node:fs";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** What ships, and what the provider drivers deploy. */
const EVERYTHING = ["contracts/**/*.sol", "test/support/*.sol"];

/**
 * Compiles without the tests, which takes much longer on a fresh clone.
 * @param patterns The files that the task needs; everything but the tests unless told.
 */
export const buildForTask = async (
  hre: HardhatRuntimeEnvironment,
  patterns: readonly string[] = EVERYTHING,
): Promise<void> => {
  const files = globSync(patterns, { cwd: hre.config.paths.root });
  await hre.tasks.getTask("build").run({ quiet: true, files });
};
