import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "./packageRoot.ts";
import type { ContractReader } from "../simulate/stage.ts";
import type { CompiledContract } from "../simulate/testRunner.ts";

/**
 * Our contracts as they were compiled: in this project, and in the package that is made of it, whose tasks run in projects of
 * others that have none of them.
 */
export const compiledContracts: ContractReader = {
  readArtifact: async (name): Promise<CompiledContract> => {
    const [path] = globSync(`artifacts/contracts/**/${name}.json`, { cwd: PACKAGE_ROOT });
    if (path === undefined) {
      throw new RangeError(
        `The contract ${name} is not compiled: run "npm run build", or install the package again.`,
      );
    }
    return JSON.parse(readFileSync(join(PACKAGE_ROOT, path), "utf8"));
  },
};
