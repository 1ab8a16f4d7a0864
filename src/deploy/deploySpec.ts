import { refuseErrors } from "../lint/standingErrors.ts";
import { notObserved } from "../problem.ts";
import type { Spec } from "../spec/schema.ts";
import { type DeployRequest, executeDeployment, openSession, planDeployment, requireChain } from "./apply.ts";
import { Chain } from "./chain.ts";
import { inFolderFor, isPassing, type NetworkConnection } from "./passing.ts";
import type { Plan } from "./plan.ts";
import { type DeploymentRecord, readRecord } from "./record.ts";
import type { Executed, Scheduled } from "./schedule.ts";

/** How a spec is deployed. */
export interface DeployOptions {
  /**
   * Folder in which Ignition keeps deployments; `deploy` of the working folder unless told. Left alone where the network ends
   * with the program.
   */
  readonly folder?: string;
  /** Of the deployment; `chain-<chain id>` unless told. */
  readonly id?: string;
  /** Deploys only the feeds. */
  readonly isOnlyFeeds?: boolean;
  /** Told of each step before it begins. */
  readonly onStep?: (title: string) => void;
  /** Told of each transaction that is sent. */
  readonly onTransaction?: (hash: string) => void;
}

/** What came of a deployment. */
export interface DeployedSpec {
  /** Where it is written down; nothing where the network ends with the program, and the record with it. */
  readonly directory: string | undefined;
  readonly record: DeploymentRecord;
  /** Hashes of the transactions that were sent; none where everything stood already. */
  readonly transactions: readonly string[];
  /** What the governor has to do, which nobody else can. */
  readonly scheduled: readonly Scheduled[];
  /** What still differs between spec and chain. */
  readonly plan: Plan;
}

const FOLDER = "deploy";

const requestOf = async (
  { provider, networkName }: NetworkConnection,
  spec: Spec,
  folder: string,
  { id, isOnlyFeeds, onTransaction }: DeployOptions,
): Promise<DeployRequest> => {
  const chain = new Chain(provider, networkName);
  await requireChain(chain, spec);
  await refuseErrors(spec, provider);
  return {
    chain,
    spec,
    folder,
    ...(id !== undefined && { id }),
    ...(isOnlyFeeds !== undefined && { isOnlyFeeds }),
    ...(onTransaction !== undefined && { onTransaction }),
  };
};

/**
 * What a deployment would do. Changes nothing.
 * @returns The difference between spec and chain, and what would stop the deployment, a sentence each.
 * @throws Problem where the chain is another or does not answer, or the lint finds an error.
 */
export const planSpec = async (
  connection: NetworkConnection,
  spec: Spec,
  options: DeployOptions = {},
): Promise<{ readonly plan: Plan; readonly problems: readonly string[] }> =>
  inFolderFor(connection, options.folder ?? FOLDER, async (folder) => {
    const { plan, problems } = await planDeployment(await requestOf(connection, spec, folder, options));
    return { plan, problems };
  });

/**
 * Brings a chain to what a spec wants. It can be interrupted, and the same call takes it up again; a second one sends
 * nothing.
 * @throws Problem where the lint finds an error, the preflight fails, something is broken, or funds are missing; then nothing
 * was sent. Where a step refuses, what was done by then is in the record.
 */
export const deploySpec = async (
  connection: NetworkConnection,
  spec: Spec,
  options: DeployOptions = {},
): Promise<DeployedSpec> =>
  inFolderFor(connection, options.folder ?? FOLDER, async (folder) => {
    const session = await openSession(await requestOf(connection, spec, folder, options));
    const transactions: string[] = [];
    for (const { title, run } of session.steps) {
      options.onStep?.(title);
      transactions.push(...(await run()));
    }
    const { plan } = await session.after();
    const record = await readRecord(session.directory);
    if (record === undefined) {
      throw notObserved(
        `The record of the deployment in ${session.directory} is gone: run the same command again.`,
      );
    }
    const directory = isPassing(connection) ? undefined : session.directory;
    return { directory, record, transactions, scheduled: session.scheduled(), plan };
  });

/**
 * Executes what the governor scheduled in a deployment, as far as it is due. Sends what an account of the connection may
 * send, and nothing else.
 * @returns Each operation with what became of it: executed, not due for a time in seconds, not scheduled, refused by its
 * check, or the call that the governor has to send. None where nothing was scheduled.
 * @throws Problem where the chain is another or does not answer, nothing is deployed, or the manager refuses.
 */
export const executeSpec = async (
  connection: NetworkConnection,
  spec: Spec,
  { folder: chosen = FOLDER, id }: Pick<DeployOptions, "folder" | "id"> = {},
): Promise<readonly Executed[]> =>
  inFolderFor(connection, chosen, async (folder) => {
    const chain = new Chain(connection.provider, connection.networkName);
    return executeDeployment({ chain, spec, folder, ...(id !== undefined && { id }) });
  });
