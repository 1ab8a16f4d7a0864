import { formatEther } from "ethers";
import { feedsModule } from "../../deploy/modules/feeds.ts";
import { governanceModule } from "../../deploy/modules/governance.ts";
import { oraclesModule } from "../../deploy/modules/oracles.ts";
import { routerModule } from "../../deploy/modules/router.ts";
import type { Spec } from "../spec/schema.ts";
import type { Chain } from "./chain.ts";
import { type Deployment, openDeployment, retireDeployment } from "./directory.ts";
import { type Engine, runModule } from "./engine.ts";
import { gasToDeploy } from "./gas.ts";
import { readJournal } from "./journal.ts";
import { makePlan, type Planned } from "./plan.ts";
import { newOracles, oracleProblems, sourceProblems } from "./preflight.ts";
import { makeRecord } from "./recording.ts";
import { readRecord, writeRecord } from "./record.ts";
import { type Executed, executeOperations, type Scheduled, scheduleOperations } from "./schedule.ts";
import { oracleOf, wantedRouter } from "./wanted.ts";
import { EXIT, Problem } from "../problem.ts";

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
  /** The errors of a lint, a sentence each; nothing is deployed where there is one. */
  readonly lint?: (spec: Spec) => readonly string[] | Promise<readonly string[]>;
  /** Told of each transaction that is sent. */
  readonly onTransaction?: (hash: string) => void;
}

/** One step of a deployment. */
export interface Step {
  readonly title: string;
  readonly run: () => Promise<void>;
}

/** A deployment under way. */
export interface DeploySession {
  readonly steps: readonly Step[];
  /** As it was before the first step. */
  readonly before: Planned;
  /** What is to be scheduled by whom; filled by the last step. */
  readonly scheduled: () => readonly Scheduled[];
  /** As it is now. */
  readonly after: () => Promise<Planned>;
}

/**
 * Sees to it that the network is the one that the spec is for.
 * @throws Problem Where it is another, or does not answer.
 */
export const requireChain = async (chain: Chain, spec: Spec): Promise<number> => {
  const chainId = await chain.chainId();
  const { name, chainId: wanted } = spec.network;
  if (chainId === wanted) return chainId;
  throw new Problem(
    EXIT.misused,
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

const refuse = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new Problem(EXIT.gateFailed, problems);
};

/**
 * The plan of a deployment, and what its preflight says. Changes nothing.
 * @throws Problem Where the chain is another or does not answer, or the lint has errors.
 */
export const planDeployment = async (
  request: DeployRequest,
): Promise<Planned & { readonly deployment: Deployment; readonly problems: readonly string[] }> => {
  const { chain, spec, folder, id, lint } = request;
  const chainId = await requireChain(chain, spec);
  refuse((await lint?.(spec)) ?? []);
  const deployment = await openDeployment(chain, chainId, folder, id);
  const [deployer = spec.roles?.governor ?? ""] = await chain.accounts();
  const planned = await makePlan(chain, spec, deployment.standing, deployer);
  return { ...planned, deployment, problems: await sourceProblems(chain, spec, planned.found) };
};

/** The block before which nothing of this deployment happened: that of the record, where one is under way. */
const begin = async (
  chain: Chain,
  { standing }: Deployment,
): Promise<{ readonly block: number; readonly blockHash: string }> => {
  const { record } = standing;
  if (record?.isComplete === false) return { block: record.block, blockHash: record.blockHash };
  const { number, hash } = await chain.block();
  return { block: number, blockHash: hash };
};

/**
 * Opens a deployment: everything is checked that can be before the first transaction.
 * @throws Problem As `planDeployment`, and where the preflight fails, something is broken, or funds are missing.
 */
export const openSession = async (request: DeployRequest): Promise<DeploySession> => {
  const { chain, spec, folder, id, isOnlyFeeds = false } = request;
  const { plan, found, deployment: opened, problems } = await planDeployment(request);
  const [account] = await chain.accounts();
  if (account === undefined) {
    throw new Problem(
      EXIT.misused,
      `The network "${chain.name}" has no account to deploy with: give it accounts in hardhat.config.ts.`,
    );
  }
  const deployer = account;
  const broken = plan.items.filter(({ action }) => action === "broken");
  refuse(
    broken.map(
      ({ kind, name, address, note }) =>
        `The ${kind} ${name} at ${address} is not what was deployed (${note || "its settings differ"}): find out why, and deploy under another --id.`,
    ),
  );
  if (!isOnlyFeeds) refuse(problems);
  await requireFunds(request, deployer, { plan, found });
  await retireDeployment(opened);
  const beginning = await begin(chain, opened);
  const { onTransaction } = request;
  const engine: Engine = {
    chain,
    chainId: spec.network.chainId,
    directory: opened.directory,
    deployer,
    earliest: beginning.block,
    ...(onTransaction && { onTransaction }),
  };

  let scheduled: readonly Scheduled[] = [];
  const look = async (): Promise<Planned & { readonly deployment: Deployment }> => {
    const standing = {
      journal: await readJournal(opened.directory),
      record: await readRecord(opened.directory),
    };
    const deployment = { ...opened, standing };
    return { ...(await makePlan(chain, spec, standing, deployer)), deployment };
  };
  const record = async (isComplete: boolean): Promise<void> => {
    const { deployment, found: now, plan: left } = await look();
    const made = await makeRecord(chain, spec, deployment, now, left.operations, isComplete);
    // Until it is complete the block is that before which nothing happened.
    await writeRecord(opened.directory, isComplete ? made : { ...made, ...beginning });
  };

  const deployFeeds = async (): Promise<void> => {
    const { found: now } = await look();
    const missing = [...now.feeds].filter(([, { address }]) => address === undefined).map(([key]) => key);
    await runModule(
      engine,
      feedsModule(spec, missing, (key) => now.feeds.get(key)?.address),
    );
  };
  const deployOracles = async (): Promise<void> => {
    const { found: now } = await look();
    // Once more, because now everything can be read where it is.
    refuse(await sourceProblems(chain, spec, now));
    refuse(await oracleProblems(chain, spec, now));
    const addressOf = (key: string) => now.feeds.get(key)?.address ?? "";
    const missing = newOracles(spec, now);
    const plain = missing.filter((pair) => oracleOf(spec, pair).salt === undefined);
    await runModule(engine, oraclesModule(spec, plain, addressOf));
    for (const pair of missing) {
      const { salt } = oracleOf(spec, pair);
      if (salt !== undefined) await runModule(engine, oraclesModule(spec, [pair], addressOf), salt);
    }
  };
  const deployGovernance = async (): Promise<void> => {
    const { found: now } = await look();
    const { manager } = now;
    if (manager === undefined || spec.roles === undefined) return;
    const parts = [...now.governed].map(([pair, { id: partId, settings, address }]) => {
      return { id: partId, settings, oracle: now.oracles.get(pair)?.address ?? "", address };
    });
    const isDone = manager.isSetUp && parts.every(({ address }) => address !== undefined);
    if (isDone) return;
    await runModule(
      engine,
      governanceModule({
        managerId: manager.id,
        ...(manager.isSetUp && manager.address !== undefined && { manager: manager.address }),
        deployer,
        roles: spec.roles,
        governed: manager.isSetUp ? parts.filter(({ address }) => address === undefined) : parts,
      }),
    );
  };
  const deployRouter = async (): Promise<void> => {
    const { found: now } = await look();
    const wanted = wantedRouter(spec, (pair) => now.faceOf(pair) ?? "");
    if (wanted === undefined || now.router === undefined || now.router.address !== undefined) return;
    await runModule(engine, routerModule(now.router.id, wanted));
  };
  const schedule = async (): Promise<void> => {
    const { plan: left, found: now } = await look();
    const manager = now.manager?.address;
    if (manager !== undefined) scheduled = await scheduleOperations(chain, manager, left.operations, request);
  };

  const step = (title: string, act: () => Promise<void>, isLast = false): Step => ({
    title,
    run: async () => {
      await act();
      await record(isLast);
    },
  });
  const feeds = step("Deploy the feeds", deployFeeds, false);
  const steps = [
    { title: "Begin the record", run: () => record(false) },
    feeds,
    step("Read every oracle before it is deployed, and deploy it", deployOracles),
    step("Deploy the governed oracles, and give every role away", deployGovernance),
    step("Deploy the router", deployRouter),
    step("Schedule what only the governor can do", schedule, true),
  ];
  const isDone = plan.isEqual && opened.standing.record?.isComplete === true;
  return {
    steps: isDone ? [] : isOnlyFeeds ? steps.slice(0, steps.indexOf(feeds) + 1) : steps,
    before: { plan, found },
    scheduled: () => scheduled,
    after: async () => {
      const deployment = await openDeployment(chain, spec.network.chainId, folder, id);
      return makePlan(chain, spec, deployment.standing, deployer);
    },
  };
};

/**
 * Executes what the governor scheduled, as far as it is due, and brings the record up to date.
 * @throws Problem Where nothing is deployed, or the manager refuses.
 */
export const executeDeployment = async (request: DeployRequest): Promise<Executed[]> => {
  const { chain, spec, folder, id } = request;
  const deployment = await openDeployment(chain, await requireChain(chain, spec), folder, id);
  const { standing, directory } = deployment;
  if (standing.record === undefined) {
    throw new Problem(
      EXIT.notObserved,
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
  return executed;
};
