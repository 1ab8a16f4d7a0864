import type {} from "@nomicfoundation/hardhat-verify";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Listr } from "listr2";
import { type DeployRequest, openSession, planDeployment, requireChain } from "../deploy/apply.ts";
import type { Plan } from "../deploy/plan.ts";
import { planLines } from "../report/planText.ts";
import { readRecord, recordPath } from "../deploy/record.ts";
import type { Scheduled } from "../deploy/schedule.ts";
import { durationText, timeText } from "../report/statusText.ts";
import { verifiableContracts } from "../deploy/verify.ts";
import { refuseErrors } from "../lint/standingErrors.ts";
import { readSpec } from "../spec/spec.ts";
import { givenId, runOnSite, type TaskSite } from "./site.ts";
import type { Output } from "../files/output.ts";
import { counted } from "../report/figures.ts";
import deployPlan from "../report/json/deployPlan.ts";
import deployResult from "../report/json/deployResult.ts";
import { EXIT, type Gate, misuse, Problem, toldGate } from "../problem.ts";

/** What `npx hardhat oracle deploy` takes. */
export interface DeployArguments {
  readonly spec: string;
  /** Only show what would be done. */
  readonly plan: boolean;
  /** Deploy the feeds alone. */
  readonly feeds: boolean;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Also verify the sources with the explorer of the network. */
  readonly verify: boolean;
  /** Also write the result to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

/** Shows a plan; its gate is that the chain is what the spec wants, and that nothing would stop the rest. */
const show = (plan: Plan, problems: readonly string[], output: Output): Gate => {
  output.say(planLines(plan).join("\n"));
  for (const problem of problems) console.error(problem);
  output.writeJson(deployPlan, { ...plan, problems });
  const different = plan.isEqual ? [] : ["The chain is not what the spec wants."];
  return toldGate(plan.network, [...different, ...problems]);
};

const scheduledLine = ({ operation, state, call }: Scheduled): string => {
  const { description, due = 0, delay } = operation;
  switch (state) {
    case "unsigned":
      return `${operation.caller} has to ${description}: let it send ${call?.data} to ${call?.to}, and execute it ${durationText(delay)} later.`;
    case "immediate":
      return `It can be executed at once to ${description}: npx hardhat oracle execute.`;
    default:
      return `It is scheduled to ${description}, due ${timeText(due)}: npx hardhat oracle execute.`;
  }
};

/** Deploys, and says what came of it. Gives the folder in which that is written down. */
const apply = async (request: DeployRequest, { chain, isPassing, output }: TaskSite): Promise<string> => {
  const transactions: string[] = [];
  const records = new Set<string>();
  const session = await openSession({
    ...request,
    onTransaction: (hash) => transactions.push(hash),
    onRecord: (path) => records.add(path),
  });
  const tasks = session.steps.map(({ title, run }) => ({
    title,
    task: async (_: unknown, task: { title: string }) => {
      const { length } = await run();
      task.title = length === 0 ? title : `${title} (${counted(length, "transaction")})`;
    },
  }));
  const isDrawn = process.stdout.isTTY && !output.isForProgram;
  await new Listr(tasks, { renderer: isDrawn ? "default" : "silent" }).run();
  const { directory } = session;
  const { plan } = await session.after();
  output.say(planLines(plan).join("\n"));
  for (const line of session.scheduled().map(scheduledLine)) output.say(line);
  output.say(
    `${counted(transactions.length, "transaction")} ${transactions.length === 1 ? "was" : "were"} sent.`,
  );
  if (isPassing) {
    output.say(
      `The network "${chain.name}" ends with this command, so nothing was kept: start "npx hardhat node --hostname 127.0.0.1" and add --network localhost.`,
    );
  } else if (records.size === 0) output.say(`The record is ${recordPath(directory)}.`);
  else for (const path of records) output.wrote(path);
  output.writeJson(deployResult, { transactions, scheduled: session.scheduled(), plan });
  return directory;
};

/** Verifies the sources of a deployment, one contract after the other. */
export const verifyDeployment = async (
  { chain }: Pick<TaskSite, "chain">,
  directory: string,
  hre: HardhatRuntimeEnvironment,
): Promise<void> => {
  const record = await readRecord(directory);
  const { verify }: { readonly verify?: HardhatRuntimeEnvironment["config"]["verify"] } = hre.config;
  if (verify === undefined) {
    throw misuse(
      "",
      "--verify needs the plugin @nomicfoundation/hardhat-verify: add it, or the toolbox, to hardhat.config.ts.",
    );
  }
  const { verifyContract } = await import("@nomicfoundation/hardhat-verify/verify");
  // An explorer that needs no key, where there is no key for the other.
  const provider = verify.blockscout.enabled ? "blockscout" : "etherscan";
  for (const { name, ...wanted } of record === undefined ? [] : await verifiableContracts(chain, record)) {
    try {
      await verifyContract({ ...wanted, provider }, hre);
    } catch (failure) {
      const [reason] = failure instanceof Error ? failure.message.split("\n") : [String(failure)];
      throw new Problem(
        EXIT.gateFailed,
        `The source of ${name} at ${wanted.address} was not verified (${reason}): see to it, and run the same command again.`,
      );
    }
  }
};

/** Shows the difference between a spec and the chain, or brings the chain to what the spec wants. */
export default async (options: DeployArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runOnSite(hre, options.json, async (site) => {
    const { output } = site;
    if (output.isForProgram && options.verify) {
      throw misuse("", "--verify writes text: give --json a path, or leave it out.");
    }
    const spec = await readSpec(options.spec);
    await requireChain(site.chain, spec);
    await refuseErrors(spec, site.chain.provider);
    const request: DeployRequest = {
      ...site,
      ...givenId(options.id),
      spec,
      isOnlyFeeds: options.feeds,
    };
    if (options.plan) {
      const { plan, problems } = await planDeployment(request);
      return show(plan, problems, output);
    }
    const directory = await apply(request, site);
    if (options.verify) await verifyDeployment(site, directory, hre);
    return undefined;
  });
