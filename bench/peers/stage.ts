import type { Signer } from "ethers";
import { ContractFactory, Interface } from "ethers";
import type { Artifact } from "./packages.ts";

/**
 * What a peer is set up with: one account that deploys and sends. Nothing is read back, so that a set-up can be written down
 * and done again; addresses are known when they are asked for.
 */
export interface PeerStage {
  /** The account. */
  readonly deployer: string;
  /** Deploys a contract with its constructor's arguments; resolves to its address. */
  readonly deploy: (artifact: Artifact, words: readonly unknown[]) => Promise<string>;
  /** Sends a call. */
  readonly send: (to: string, data: string) => Promise<void>;
}

/** A contract at an address, as far as a set-up needs it. */
export interface Deployed {
  readonly address: string;
  readonly abi: Interface;
}

/** A signer as a stage. */
export const signerStage = async (signer: Signer): Promise<PeerStage> => ({
  deployer: await signer.getAddress(),
  deploy: async ({ abi, bytecode }, words) => {
    const contract = await new ContractFactory(new Interface(abi), bytecode, signer).deploy(...words);
    await contract.waitForDeployment();
    return contract.getAddress();
  },
  send: async (to, data) => {
    const transaction = await signer.sendTransaction({ to, data });
    await transaction.wait();
  },
});

/** Deploys a contract. */
export const deployOn = async (
  stage: PeerStage,
  artifact: Artifact,
  words: readonly unknown[] = [],
): Promise<Deployed> => ({
  address: await stage.deploy(artifact, words),
  abi: new Interface(artifact.abi),
});

/** Calls a function of a contract, in a transaction. */
export const sendTo = (
  stage: PeerStage,
  { address, abi }: Deployed,
  name: string,
  words: readonly unknown[],
): Promise<void> => stage.send(address, abi.encodeFunctionData(name, words));
