import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { type AbiModule, type CompiledContract, renderAbiModules } from "./abiModules.ts";

const FOLDER = "src/abi";

/** What `npx hardhat oracle clients` takes. */
export interface ClientsArguments {
  /** Write nothing; fail if an ABI is not up to date. */
  readonly check: boolean;
}

const compiledContracts = async ({ artifacts }: HardhatRuntimeEnvironment): Promise<CompiledContract[]> => {
  const names = [...(await artifacts.getAllFullyQualifiedNames())];
  const ours = names.filter((name) => name.startsWith("contracts/"));
  return Promise.all(
    ours.map(async (qualified) => {
      const { sourceName, contractName, abi } = await artifacts.readArtifact(qualified);
      return { file: sourceName, name: contractName, abi };
    }),
  );
};

/** The modules of all ABIs, made from what was compiled last. */
export const generateAbis = async (hre: HardhatRuntimeEnvironment): Promise<AbiModule[]> =>
  renderAbiModules(await compiledContracts(hre));

/** How the folder differs from the modules that have to be in it. */
interface Difference {
  /** Modules that are missing, or not what they have to be. */
  readonly outdated: readonly AbiModule[];
  /** Files that are of no contract. */
  readonly strays: readonly string[];
}

const differenceOf = async (root: string, modules: readonly AbiModule[]): Promise<Difference> => {
  const folder = join(root, FOLDER);
  const present = existsSync(folder) ? await readdir(folder) : [];
  const outdated: AbiModule[] = [];
  for (const module of modules) {
    const isPresent = present.includes(module.file);
    if (!isPresent || (await readFile(join(folder, module.file), "utf8")) !== module.text) {
      outdated.push(module);
    }
  }
  return { outdated, strays: present.filter((name) => !modules.some(({ file }) => file === name)) };
};

/** A sentence for each module of the folder that is missing, of no contract, or not what it has to be. */
export const stalenessOfAbis = async (
  { config }: HardhatRuntimeEnvironment,
  modules: readonly AbiModule[],
): Promise<string[]> => {
  const { outdated, strays } = await differenceOf(config.paths.root, modules);
  const stale = [...outdated.map(({ file }) => file), ...strays].sort();
  return stale.map((file) => `${FOLDER}/${file} is stale: run "npm run clients".`);
};

/** Touches only what differs: tests that run meanwhile import these modules. */
const writeAbis = async (root: string, modules: readonly AbiModule[]): Promise<void> => {
  const { outdated, strays } = await differenceOf(root, modules);
  await mkdir(join(root, FOLDER), { recursive: true });
  for (const { file, text } of outdated) await writeFile(join(root, FOLDER, file), text);
  for (const file of strays) await rm(join(root, FOLDER, file), { recursive: true });
};

const compile = async (hre: HardhatRuntimeEnvironment): Promise<void> => {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
};

/**
 * Generates `typechain-types/` for ethers and the ABIs for viem and wagmi, or checks that the ABIs, which are part of the
 * sources, are up to date.
 */
export default async ({ check }: ClientsArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const { root } = hre.config.paths;
  if (check) {
    await new Listr([{ title: "Compile the contracts", task: () => compile(hre) }]).run();
    const failures = await stalenessOfAbis(hre, await generateAbis(hre));
    for (const failure of failures) console.error(failure);
    if (failures.length > 0) process.exitCode = 1;
    return;
  }
  await new Listr([
    {
      title: "Compile the contracts and write typechain-types/",
      task: async () => {
        // A build of some files leaves types of its own behind.
        await rm(hre.config.typechain.outDir ?? join(root, "types"), { recursive: true, force: true });
        await compile(hre);
      },
    },
    {
      title: `Write ${FOLDER}/`,
      task: async () => writeAbis(root, await generateAbis(hre)),
    },
  ]).run();
};
