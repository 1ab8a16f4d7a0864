import {
  type ArtifactResolver,
  deploy,
  type DeploymentResult,
  DeploymentResultType,
  type Future,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";
import { isHexString, keccak256 } from "ethers";
import { readArtifact, readBuildInfo } from "../files/artifacts.ts";
import type { Chain, Eip1193 } from "./chain.ts";
import { readJournal, repairJournal } from "./journal.ts";
import { LOCAL_CHAIN_ID } from "../spec/schema.ts";
import { EXIT, Problem } from "../problem.ts";

/** Runs Hardhat Ignition on one deployment. */

const LOCAL_POLLING_MILLISECONDS = 20;

/** Compiled contracts, as Ignition asks for them. */
const resolver: ArtifactResolver = {
  loadArtifact: async (contract) => readArtifact(contract),
  getBuildInfo: async (contract) => readBuildInfo(contract),
};

/** Where and as whom to deploy. */
export interface Engine {
  readonly chain: Chain;
  readonly chainId: number;
  readonly directory: string;
  readonly deployer: string;
  /** Number of the block before which nothing of this deployment happened. */
  readonly earliest: number;
  /** Told of each transaction that is sent. */
  readonly onTransaction?: (hash: string) => void;
}

/** The provider, with an ear for transactions. */
const listening = ({ chain, onTransaction }: Engine): Eip1193 => ({
  request: async (args) => {
    const answer = await chain.provider.request(args);
    if (args.method === "eth_sendTransaction" && isHexString(answer)) onTransaction?.(answer);
    return answer;
  },
});

const lines = (errors: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(errors).map(([id, reasons]) => `${id}: ${reasons.join("; ")}`);

/** What Ignition could not do, a sentence each; none where this module is done. */
const problemsOf = (result: DeploymentResult, ids: readonly string[]): string[] => {
  switch (result.type) {
    case DeploymentResultType.SUCCESSFUL_DEPLOYMENT:
      return [];
    case DeploymentResultType.EXECUTION_ERROR: {
      const failed = result.failed.map(({ futureId, error }) => `${futureId} failed: ${error}.`);
      const timedOut = result.timedOut.map(
        ({ futureId }) =>
          `${futureId} is not in a block yet: run the same command again, once its transaction is.`,
      );
      // An interrupted deployment of another content may be left over.
      if (failed.length + timedOut.length > 0) return [...failed, ...timedOut];
      return ids.every((id) => result.successful.includes(id))
        ? []
        : [`${result.started.join(", ")} did not end: run the same command again.`];
    }
    default:
      return lines(result.errors).map(
        (line) => `${line}: undo it with "npx hardhat ignition wipe", or give the deployment another --id.`,
      );
  }
};

/** Why Ignition stopped in the middle: for a reason of its own, or because the network does not answer. */
const stopOf = (chain: Chain, failure: unknown): Problem => {
  if (!(failure instanceof Error) || !failure.message.startsWith("HHE")) {
    return chain.refusalOf("the deployment", failure);
  }
  const [reason] = failure.message.split("\n");
  return new Problem(
    EXIT.gateFailed,
    `The deployment stopped (${reason}): see to it, and run the same command again.`,
  );
};

/** What of a module is under way, with all that it rests on, which is there. */
const partUnderWay = (ignitionModule: IgnitionModule, ids: readonly string[]): IgnitionModule => {
  const futures = new Set<Future>();
  const add = (future: Future): void => {
    if (futures.has(future)) return;
    futures.add(future);
    for (const one of future.dependencies) if (!isModule(one)) add(one);
  };
  for (const future of ignitionModule.futures) if (ids.includes(future.id)) add(future);
  return { ...ignitionModule, futures };
};

const isModule = (one: Future | IgnitionModule): one is IgnitionModule => "futures" in one;

const runIgnition = async (
  engine: Engine,
  ignitionModule: IgnitionModule,
  salt: string | undefined,
): Promise<void> => {
  const { chain, chainId, directory, deployer } = engine;
  const isLocal = chainId === LOCAL_CHAIN_ID;
  let result: DeploymentResult;
  try {
    result = await deploy({
      artifactResolver: resolver,
      provider: listening(engine),
      deploymentDir: directory,
      ignitionModule,
      deploymentParameters: {},
      accounts: [...(await chain.accounts())],
      defaultSender: deployer,
      ...(isLocal && { config: { blockPollingInterval: LOCAL_POLLING_MILLISECONDS } }),
      // The factory gives the first bytes of a salt a meaning of their own, which a hash does not have.
      ...(salt !== undefined && { strategy: "create2" as const, strategyConfig: { salt: keccak256(salt) } }),
    });
  } catch (failure) {
    throw stopOf(chain, failure);
  }
  const problems = problemsOf(
    result,
    [...ignitionModule.futures].map(({ id }) => id),
  );
  if (problems.length > 0) throw new Problem(EXIT.gateFailed, problems);
};

/**
 * Deploys what a module has and the deployment has not, and takes up what was interrupted.
 * @param salt For addresses that hang on it and on the content alone.
 * @throws Problem with what failed.
 */
export const runModule = async (
  engine: Engine,
  ignitionModule: IgnitionModule,
  salt?: string,
): Promise<void> => {
  const { chain, directory, earliest } = engine;
  if (ignitionModule.futures.size === 0) return;
  const ids = [...ignitionModule.futures].map(({ id }) => id);
  await repairJournal(directory, chain, resolver, earliest, ids);
  // First what is under way: Ignition gives new transactions the numbers behind these, and refuses for good where the account
  // has sent others since.
  const { sent } = await readJournal(directory);
  const underWay = sent.map(({ id }) => id).filter((id) => ids.includes(id));
  if (underWay.length > 0) await runIgnition(engine, partUnderWay(ignitionModule, underWay), salt);
  await runIgnition(engine, ignitionModule, salt);
};
