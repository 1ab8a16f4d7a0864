import { formatEther } from "ethers";
import type { Spec } from "../spec/schema.ts";
import type { Chain } from "./chain.ts";
import { type Deployment, openDeployment, retireDeployment } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { gasToDeploy } from "./gas.ts";
import { readJournal } from "./journal.ts";
import { makePlan, type Plan, type Planned } from "./plan.ts";
import { refuse, sourceProblems } from "./preflight.ts";
import { makeRecord } from "./recording.ts";
import { readRecord, recordPath, writeRecord } from "./record.ts";
import { type Executed, executeOperations, type Scheduled } from "./schedule.ts";
import type { StepDefinition } from "./step.ts";
import feeds from "./feedsStep.ts";
import governance from "./governanceStep.ts";
import operations from "./operationsStep.ts";
import oracles from "./oraclesStep.ts";
import router from "./routerStep.ts";
import type { Standing } from "./survey.ts";
import { EXIT, misuse, notObserved, Problem } from "../problem.ts";

/** Brings a chain to what a spec wants, in steps that can be interrupted and taken up again. */

/** What to deploy, where. */
export interface DeployRequest {
  readonly chain: Chain;
  readonly spec: Spec;
  /** Hardhat's `paths.ignition`. */
  readonly folder: string;
  /** Of the deployment; by the chain unless given. */
  readonly id?: string;
  /** Deploys only the feeds, so that those which somebody has to update can be, before anything rests on them. */
  readonly isOnlyFeeds?: boolean;
  /** Told of each transaction that is sent. */
  readonly onTransaction?: (hash: string) => void;
  /** Told of the record's file whenever it is written. */
  readonly onRecord?: (path: string) => void;
}

/** One step of a deployment. */
interface Step {
  /** What it does, for people. */
  readonly title: string;
  /**
   * Does what is not done yet, and writes the record.
   * @returns Hashes of the transactions that it sent.
   * @throws Problem where something refuses it; the next run takes up what was done until then.
   */
  readonly run: () => Promise<readonly string[]>;
}

/** A deployment under way. */
interface DeploySession {
  /** Where it is written down: Ignition's journal and our record. */
  readonly directory: string;
  /** To be run one after the other; none where nothing is left to do. */
  readonly steps: readonly Step[];
  /** As it was before the first step. */
  readonly before: Planned;
  /** What is to be scheduled by whom; filled by the last step. */
  readonly scheduled: () => readonly Scheduled[];
  /** As it is now. */
  readonly after: () => Promise<Planned>;
}

/** What comes before every feed: the record says from which block on to look for what was sent. */
const begin: StepDefinition = { title: "Begin the record", act: async () => undefined };

/** Every step of a deployment, in the order in which they are done; each finds its part of the chain as it is by then. */
const STEPS: readonly StepDefinition[] = [begin, feeds, oracles, governance, router, operations];

/**
 * Sees to it that the network is the one that the spec is for.
 * @throws Problem where it is another, or does not answer.
 */
export const requireChain = async (chain: Chain, spec: Spec): Promise<number> => {
  const chainId = await chain.chainId();
  const { name, chainId: wanted } = spec.network;
  if (chainId === wanted) return chainId;
  throw misuse(
    "",
    `The spec is for chain ${wanted} ("${name}"), and the network "${chain.name}" is chain ${chainId}: give --network another name, or take another spec.`,
  );
};

const requireFunds = async (
  { chain, spec }: DeployRequest,
  deployer: string,
  planned: Planned,
): Promise<void> => {
  const gas = gasToDeploy(spec, planned.plan);
  if (gas === 0n) return;
  const [balance, price] = [await chain.balance(deployer), await chain.gasPrice()];
  const need = gas * price;
  if (balance >= need) return;
  throw new Problem(
    EXIT.gateFailed,
    `The account ${deployer} has ${formatEther(balance)} and needs about ${formatEther(need)} (${gas} gas at ${price} wei): send it the difference, or deploy from another account.`,
  );
};

/**
 * The plan of a deployment, and what its preflight says. Changes nothing.
 * @throws Problem where the chain is another or does not answer.
 */
export const planDeployment = async (
  request: DeployRequest,
): Promise<Planned & { readonly deployment: Deployment; readonly problems: readonly string[] }> => {
  const { chain, spec, folder, id } = request;
  const chainId = await requireChain(chain, spec);
  const deployment = await openDeployment(chain, chainId, folder, id);
  const [deployer = spec.roles?.governor ?? ""] = await chain.accounts();
  const planned = await makePlan(chain, spec, deployment.standing, deployer);
  return { ...planned, deployment, problems: await sourceProblems(chain, spec, planned.found) };
};

const deployerOn = async (chain: Chain): Promise<string> => {
  const [account] = await chain.accounts();
  if (account !== undefined) return account;
  throw misuse(
    "",
    `The network "${chain.name}" has no account to deploy with: give it accounts in hardhat.config.ts.`,
  );
};

const refuseBroken = ({ items }: Plan): void => {
  const broken = items.filter(({ action }) => action === "broken");
  refuse(
    broken.map(
      ({ kind, name, address, note }) =>
        `The ${kind} ${name} at ${address} is not what was deployed (${note || "its settings differ"}): find out why, and deploy under another --id.`,
    ),
  );
};

/** A deployment in which everything was checked that can be before the first transaction. */
interface Checked {
  readonly before: Planned;
  readonly deployment: Deployment;
  readonly deployer: string;
}

const check = async (request: DeployRequest): Promise<Checked> => {
  const { plan, found, deployment, problems } = await planDeployment(request);
  const deployer = await deployerOn(request.chain);
  refuseBroken(plan);
  if (request.isOnlyFeeds !== true) refuse(problems);
  await requireFunds(request, deployer, { plan, found });
  return { before: { plan, found }, deployment, deployer };
};

/** Looks at a deployment as it is by now, and writes that down. */
const progressOf = async ({ chain, spec, onRecord }: DeployRequest, { deployment, deployer }: Checked) => {
  const { directory } = deployment;
  const { record } = deployment.standing;
  // Where one is under way the block of its record; nothing of this deployment happened before it.
  const isUnderWay = record?.isComplete === false;
  const { number: block, hash: blockHash } = await chain.block();
  const beginning = isUnderWay ? { block: record.block, blockHash: record.blockHash } : { block, blockHash };
  const look = async (): Promise<Planned & { readonly standing: Standing }> => {
    const standing = { journal: await readJournal(directory), record: await readRecord(directory) };
    return { ...(await makePlan(chain, spec, standing, deployer)), standing };
  };
  const write = async (isComplete: boolean): Promise<void> => {
    const { found, plan, standing } = await look();
    const now = { ...deployment, standing };
    const made = await makeRecord(chain, spec, now, found, plan.operations, isComplete);
    // Until it is complete the block is that before which nothing happened.
    await writeRecord(directory, isComplete ? made : { ...made, ...beginning });
    onRecord?.(recordPath(directory));
  };
  return { earliest: beginning.block, look, write };
};

/**
 * Opens a deployment: everything is checked that can be before the first transaction.
 * @throws Problem as `planDeployment`, and where the preflight fails, something is broken, or funds are missing.
 */
export const openSession = async (request: DeployRequest): Promise<DeploySession> => {
  const { chain, spec, isOnlyFeeds = false, onTransaction } = request;
  const checked = await check(request);
  const { before, deployment, deployer } = checked;
  const { directory, standing } = deployment;
  await retireDeployment(deployment);
  const { earliest, look, write } = await progressOf(request, checked);
  let sent: string[] = [];
  let scheduled: readonly Scheduled[] = [];
  const engine: Engine = {
    chain,
    chainId: spec.network.chainId,
    directory,
    deployer,
    earliest,
    onTransaction: (hash) => {
      sent.push(hash);
      onTransaction?.(hash);
    },
  };
  const onScheduled = (all: readonly Scheduled[]): void => {
    scheduled = all;
  };
  const steps = STEPS.map(
    ({ title, act }, index): Step => ({
      title,
      run: async () => {
        sent = [];
        await act({ chain, spec, engine, look, onScheduled });
        await write(index === STEPS.length - 1);
        return sent;
      },
    }),
  );
  const isDone = before.plan.isEqual && standing.record?.isComplete === true;
  return {
    directory,
    steps: isDone ? [] : isOnlyFeeds ? steps.slice(0, STEPS.indexOf(feeds) + 1) : steps,
    before,
    scheduled: () => scheduled,
    after: look,
  };
};

/**
 * Executes what the governor scheduled, as far as it is due, and brings the record up to date.
 * @throws Problem where nothing is deployed, or the manager refuses.
 */
export const executeDeployment = async (request: DeployRequest): Promise<Executed[]> => {
  const { chain, spec, folder, id, onRecord } = request;
  const deployment = await openDeployment(chain, await requireChain(chain, spec), folder, id);
  const { standing, directory } = deployment;
  if (standing.record === undefined) {
    throw notObserved(
      `There is no record of the deployment "${deployment.id}" on the network "${chain.name}": run "npx hardhat oracle deploy" first.`,
    );
  }
  const [deployer = spec.roles?.governor ?? ""] = await chain.accounts();
  const { plan, found } = await makePlan(chain, spec, standing, deployer);
  const manager = found.manager?.address;
  const executed = manager === undefined ? [] : await executeOperations(chain, manager, plan.operations);
  const now = await makePlan(chain, spec, standing, deployer);
  const { isComplete } = standing.record;
  await writeRecord(
    directory,
    await makeRecord(chain, spec, deployment, now.found, now.plan.operations, isComplete),
  );
  onRecord?.(recordPath(directory));
  return executed;
};
