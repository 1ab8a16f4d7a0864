import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { type CompiledContract, renderAbiModules } from "./abiModules.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { gateOf } from "../src/problem.ts";
import { type GeneratedFile, isStale, staleness, writeGenerated } from "./generatedFile.ts";

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

/**
 * The modules of all ABIs, made from what was compiled last, and the files beside them that are of no contract.
 * @throws {Error} Where nothing is compiled, or two contracts bear one name.
 */
export const abiFiles = async (hre: HardhatRuntimeEnvironment): Promise<GeneratedFile[]> => {
  const modules = renderAbiModules(await compiledContracts(hre));
  const folder = join(hre.config.paths.root, FOLDER);
  const present = existsSync(folder) ? await readdir(folder) : [];
  const strays = present.filter((name) => !modules.some(({ file }) => file === name));
  const current = await Promise.all(
    modules.map(({ file }) => (present.includes(file) ? readFile(join(folder, file), "utf8") : undefined)),
  );
  return [
    ...modules.map(({ file, text }, index) => {
      return { path: `${FOLDER}/${file}`, current: current[index], wanted: text };
    }),
    ...strays.map((name) => ({ path: `${FOLDER}/${name}`, current: "", wanted: undefined })),
  ];
};

const compile = async (hre: HardhatRuntimeEnvironment): Promise<void> => {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
};

/** Writes both, the ABIs where they differ: tests that run meanwhile import these modules. */
const write = async (hre: HardhatRuntimeEnvironment, { wrote }: Output): Promise<void> => {
  const { root } = hre.config.paths;
  const types = hre.config.typechain.outDir ?? join(root, "types");
  let stale: readonly GeneratedFile[] = [];
  await new Listr([
    {
      title: "Compile the contracts and write typechain-types/",
      task: async () => {
        // A build of some files leaves types of its own behind.
        await rm(types, { recursive: true, force: true });
        await compile(hre);
      },
    },
    {
      title: `Write ${FOLDER}/`,
      task: async () => {
        stale = (await abiFiles(hre)).filter(isStale);
        for (const file of stale) await writeGenerated(root, file);
      },
    },
  ]).run();
  wrote(`${types}/`);
  for (const { path } of stale) wrote(join(root, path));
};

/**
 * Generates `typechain-types/` for ethers and the ABIs for viem and wagmi, or checks that the ABIs, which are part of the
 * sources, are up to date.
 */
export default ({ check }: ClientsArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: "" }, async (output) => {
    if (!check) {
      await write(hre, output);
      return undefined;
    }
    await new Listr([{ title: "Compile the contracts", task: () => compile(hre) }]).run();
    return gateOf([{ name: "clients", cases: [{ name: FOLDER, problems: staleness(await abiFiles(hre)) }] }]);
  });
