import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Chain } from "../deploy/chain.ts";
import { type Deployment, openDeployment } from "../deploy/directory.ts";
import { Refusal } from "../deploy/refusal.ts";
import { SpecError } from "../spec/problems.ts";

/** What the tasks around a deployment share: the network, the folder, and how they end. */

const USAGE = 2;

/** The network and the folder that a task works with. */
export interface TaskSite {
  readonly chain: Chain;
  /** Hardhat's `paths.ignition`, or a passing one where the chain passes too. */
  readonly folder: string;
  /** Whether the chain ends with the task. */
  readonly isPassing: boolean;
}

/** Where Ignition keeps deployments, or would if the project had its plugin. */
const folderOf = ({ config }: HardhatRuntimeEnvironment): string => {
  const { paths }: { readonly paths: { readonly root: string; readonly ignition?: string } } = config;
  return paths.ignition ?? join(paths.root, "deploy");
};

/** Leaves out what was not given. */
export const givenId = (id: string): { readonly id?: string } => (id === "" ? {} : { id });

/** Opens the deployment that a task reads. */
export const openFor = ({ chain, folder }: TaskSite, chainId: number, id: string): Promise<Deployment> =>
  openDeployment(chain, chainId, folder, id === "" ? undefined : id);

/** Whether Hardhat itself says what is wrong, such as an unknown network. */
export const isHardhatError = (failure: unknown): failure is Error =>
  failure instanceof Error && failure.name === "HardhatError";

const report = (exitCode: number, sentences: readonly string[], json: boolean): void => {
  for (const sentence of sentences) console.error(sentence);
  if (json) console.log(JSON.stringify({ exitCode, problems: sentences }, null, 2));
  process.exitCode = exitCode;
};

/**
 * Runs the body of a task: what it refuses is told in sentences, and becomes the exit code.
 * @param json Whether the output is for a machine.
 */
export const runOnSite = async (
  hre: HardhatRuntimeEnvironment,
  json: boolean,
  body: (site: TaskSite) => Promise<void>,
): Promise<void> => {
  let passing: string | undefined;
  try {
    const connection = await hre.network.create();
    const isPassing = connection.networkConfig.type === "edr-simulated";
    if (isPassing) passing = await mkdtemp(join(tmpdir(), "holdfast-"));
    const chain = new Chain(connection.provider, connection.networkName);
    await body({ chain, folder: passing ?? folderOf(hre), isPassing });
  } catch (failure) {
    if (failure instanceof Refusal) report(failure.exitCode, failure.sentences, json);
    else if (failure instanceof SpecError) report(USAGE, failure.message.split("\n"), json);
    else if (isHardhatError(failure)) report(USAGE, [failure.message], json);
    else throw failure;
  } finally {
    if (passing !== undefined) await rm(passing, { recursive: true, force: true });
  }
};
