import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { textTable } from "../src/report/textTable.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { type Gate, gateOf } from "../src/problem.ts";
import contractSizes from "../src/report/json/contractSizes.ts";

/** Bytes of code that a contract may have (EIP-170), and of code and arguments that may create it (EIP-3860). */
const RUNTIME_LIMIT = 24_576;
const INIT_LIMIT = 49_152;

const HEAD = ["contract", "runtime bytes", "of 24,576", "init bytes", "of 49,152"];

const bytesOf = (code: string): number => (code.length - 2) / 2;
const share = (size: number, limit: number): string => `${Math.ceil((100 * size) / limit)} %`;

/** What `npx hardhat oracle sizes` takes. */
export interface SizesArguments {
  /** Also write the table to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

const measure = async (hre: HardhatRuntimeEnvironment, output: Output): Promise<Gate> => {
  await buildForTask(hre);
  const names = [...(await hre.artifacts.getAllFullyQualifiedNames())].sort();
  const sizes: { readonly name: string; readonly runtimeBytes: number; readonly initBytes: number }[] = [];
  for (const name of names.filter((qualified) => qualified.startsWith("contracts/"))) {
    const { abi, bytecode, deployedBytecode, contractName } = await hre.artifacts.readArtifact(name);
    const [initBytes, runtimeBytes] = [bytesOf(bytecode), bytesOf(deployedBytecode)];
    const hasFunctions = abi.some(({ type }: { type: string }) => type === "function");
    if (initBytes > 0 && hasFunctions) sizes.push({ name: contractName, runtimeBytes, initBytes });
  }
  if (sizes.length === 0) throw new Error("There is no contract under contracts/.");
  const rows = sizes.map(({ name, runtimeBytes, initBytes }) => [
    name,
    String(runtimeBytes),
    share(runtimeBytes, RUNTIME_LIMIT),
    String(initBytes),
    share(initBytes, INIT_LIMIT),
  ]);
  output.say(textTable([HEAD, ...rows]).join("\n"));
  output.writeJson(contractSizes, sizes);
  const cases = sizes.map(({ name, runtimeBytes, initBytes }) => ({
    name,
    problems:
      runtimeBytes > RUNTIME_LIMIT || initBytes > INIT_LIMIT
        ? [`${name}: ${runtimeBytes} bytes (${initBytes} to create it) are more than a chain takes.`]
        : [],
  }));
  return gateOf([{ name: "sizes", cases }]);
};

/** Prints how large every contract that ships is; fails where one could not be deployed. */
export default ({ json }: SizesArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json }, (output) => measure(hre, output));
