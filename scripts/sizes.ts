import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { textTable } from "../src/report/textTable.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";

/** Bytes of code that a contract may have (EIP-170), and of code and arguments that may create it (EIP-3860). */
const RUNTIME_LIMIT = 24_576;
const INIT_LIMIT = 49_152;

const HEAD = ["contract", "runtime bytes", "of 24,576", "init bytes", "of 49,152"];

const bytesOf = (code: string): number => (code.length - 2) / 2;
const share = (size: number, limit: number): string => `${Math.ceil((100 * size) / limit)} %`;

/** Prints how large every contract that ships is; fails where one could not be deployed. */
export default async (_: object, hre: HardhatRuntimeEnvironment): Promise<void> => {
  await buildForTask(hre);
  const names = [...(await hre.artifacts.getAllFullyQualifiedNames())].sort();
  const rows: string[][] = [];
  for (const name of names.filter((qualified) => qualified.startsWith("contracts/"))) {
    const { abi, bytecode, deployedBytecode, contractName } = await hre.artifacts.readArtifact(name);
    const [init, runtime] = [bytesOf(bytecode), bytesOf(deployedBytecode)];
    const hasFunctions = abi.some(({ type }: { type: string }) => type === "function");
    if (init === 0 || !hasFunctions) continue;
    rows.push([
      contractName,
      String(runtime),
      share(runtime, RUNTIME_LIMIT),
      String(init),
      share(init, INIT_LIMIT),
    ]);
    if (runtime > RUNTIME_LIMIT || init > INIT_LIMIT) {
      console.error(`${contractName}: ${runtime} bytes (${init} to create it) are more than a chain takes.`);
      process.exitCode = 1;
    }
  }
  if (rows.length === 0) throw new Error("There is no contract under contracts/.");
  console.log(textTable([HEAD, ...rows]).join("\n"));
};
