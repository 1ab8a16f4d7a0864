import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Chain } from "../deploy/chain.ts";
import { type Deployment, openDeployment } from "../deploy/directory.ts";
import { inFolderFor, isPassing } from "../deploy/passing.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import type { Gate } from "../problem.ts";

/** What the tasks around a deployment share: the network, the folder, and how they end. */

/** The network and the folder that a task works with, and where it says what came of it. */
export interface TaskSite {
  readonly chain: Chain;
  /** Hardhat's `paths.ignition`, or a passing one where the chain passes too. */
  readonly folder: string;
  /** Whether the chain ends with the task. */
  readonly isPassing: boolean;
  readonly output: Output;
}

/** Where Ignition keeps deployments, or would if the project had its plugin. */
export const folderOf = ({ config }: HardhatRuntimeEnvironment): string => {
  const { paths }: { readonly paths: { readonly root: string; readonly ignition?: string } } = config;
  return paths.ignition ?? join(paths.root, "deploy");
};

/** Leaves out what was not given. */
export const givenId = (id: string): { readonly id?: string } => (id === "" ? {} : { id });

/** Opens the deployment that a task reads. */
export const openFor = ({ chain, folder }: TaskSite, chainId: number, id: string): Promise<Deployment> =>
  openDeployment(chain, chainId, folder, id === "" ? undefined : id);

/**
 * Runs the body of a task: what it refuses is told in sentences, and becomes the exit code.
 * @param json Where the result goes as JSON; empty for nowhere.
 */
export const runOnSite = (
  hre: HardhatRuntimeEnvironment,
  json: string,
  body: (site: TaskSite) => Promise<Gate | undefined> | Promise<void>,
): Promise<void> =>
  runWithOutput({ json }, async (output): Promise<Gate | undefined> => {
    const connection = await hre.network.create();
    return inFolderFor(connection, folderOf(hre), async (folder) => {
      const chain = new Chain(connection.provider, connection.networkName);
      return (await body({ chain, folder, isPassing: isPassing(connection), output })) || undefined;
    });
  });
