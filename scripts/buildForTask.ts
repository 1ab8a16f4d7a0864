import { globSync } from "node:fs";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** Compiles what ships and what the provider drivers deploy, but no test: half the time on a fresh clone. */
export const buildForTask = async (hre: HardhatRuntimeEnvironment): Promise<void> => {
  const { root } = hre.config.paths;
  const files = globSync(["contracts/**/*.sol", "test/support/*.sol"], { cwd: root });
  await hre.tasks.getTask("build").run({ quiet: true, files });
};
