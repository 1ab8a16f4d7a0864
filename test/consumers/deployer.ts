import type { Contract } from "ethers";
import { ContractFactory, Interface } from "ethers";
import type { HardhatEthers } from "../providers/provider.ts";
import type { Compiled } from "./compile.ts";

/** Deploys what was compiled, and the libraries that it needs, each once. */
export interface Deployer {
  deploy(name: string, words?: readonly unknown[]): Promise<Contract>;
  /** The contract behind a proxy, or at an address that another contract gave. */
  attach(name: string, address: string): Promise<Contract>;
}

/** A deployer of the contracts. */
export const createDeployer = (ethers: HardhatEthers, contracts: ReadonlyMap<string, Compiled>): Deployer => {
  const libraries = new Map<string, string>();

  const compiledOf = (name: string): Compiled => {
    const compiled = contracts.get(name);
    if (compiled === undefined) throw new Error(`${name} is not among what was compiled.`);
    return compiled;
  };

  const addressOf = async (library: string): Promise<string> => {
    const known = libraries.get(library);
    if (known !== undefined) return known;
    const address = await (await deploy(library)).getAddress();
    libraries.set(library, address);
    return address;
  };

  const link = async ({ evm: { bytecode } }: Compiled): Promise<string> => {
    let code = bytecode.object;
    for (const inFile of Object.values(bytecode.linkReferences)) {
      for (const [library, places] of Object.entries(inFile)) {
        const address = (await addressOf(library)).slice("0x".length).toLowerCase();
        for (const { start } of places) {
          code = code.slice(0, 2 * start) + address + code.slice(2 * start + address.length);
        }
      }
    }
    return `0x${code}`;
  };

  const deploy = async (name: string, words: readonly unknown[] = []): Promise<Contract> => {
    const [owner] = await ethers.getSigners();
    const compiled = compiledOf(name);
    const factory = new ContractFactory(new Interface(compiled.abi), await link(compiled), owner);
    const contract = await factory.deploy(...words);
    await contract.waitForDeployment();
    return contract as Contract;
  };

  return {
    deploy,
    attach: async (name, address) => {
      const [owner] = await ethers.getSigners();
      return (await ethers.getContractAt([...compiledOf(name).abi], address, owner)) as unknown as Contract;
    },
  };
};
