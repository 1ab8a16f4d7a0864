import { clearScreenDown, cursorTo } from "node:readline";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { requireChain } from "../src/deploy/apply.ts";
import { readRecord, type DeploymentRecord } from "../src/deploy/record.ts";
import { Refusal } from "../src/deploy/refusal.ts";
import { addressIn, type OracleStatus, readStatus, subjectsOf } from "../src/deploy/status.ts";
import { changeKey, statusLines } from "../src/deploy/statusText.ts";
import { readSpec } from "../src/spec/spec.ts";
import { openFor, runOnSite, type TaskSite } from "./deployTask.ts";

/** What `npx hardhat oracle status` takes. */
export interface StatusArguments {
  /** Path of a spec, or address of an oracle. */
  readonly subject: string;
  /** Go on until interrupted. */
  readonly watch: boolean;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Output for a machine. */
  readonly json: boolean;
}

type Subject = { readonly name: string; readonly address: string };

const WATCH_MILLISECONDS = 1_000;

const find = async (
  site: TaskSite,
  { subject, id }: StatusArguments,
): Promise<{
  readonly subjects: readonly Subject[];
  readonly record: () => Promise<DeploymentRecord | undefined>;
}> => {
  const address = addressIn(subject);
  if (address !== undefined) {
    const { standing, directory } = await openFor(site, await site.chain.chainId(), id);
    const known = standing.record && subjectsOf(standing.record).find((entry) => entry.address === address);
    return {
      subjects: [known ?? { name: address, address }],
      record: async () => (standing.record === undefined ? undefined : readRecord(directory)),
    };
  }
  const chainId = await requireChain(site.chain, await readSpec(subject));
  const { standing, directory, id: opened } = await openFor(site, chainId, id);
  if (standing.record === undefined) {
    throw new Refusal(
      3,
      `There is no record of the deployment "${opened}" on the network "${site.chain.name}": run "npx hardhat oracle deploy ${subject}" first.`,
    );
  }
  return { subjects: subjectsOf(standing.record), record: () => readRecord(directory) };
};

/** Resolves when the user interrupts. */
const interruption = (): { readonly promise: Promise<void>; readonly isOver: () => boolean } => {
  let isOver = false;
  const promise = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
  return { promise, isOver: () => isOver };
};

const watch = async (read: () => Promise<OracleStatus[]>, json: boolean): Promise<void> => {
  const { promise, isOver } = interruption();
  const isDrawn = process.stdout.isTTY && !json;
  const shown = new Map<string, string>();
  while (!isOver()) {
    const all = await read();
    if (isDrawn) {
      cursorTo(process.stdout, 0, 0);
      clearScreenDown(process.stdout);
      console.log(all.flatMap(statusLines).join("\n"));
    }
    for (const status of isDrawn ? [] : all) {
      const key = changeKey(status);
      if (shown.get(status.name) !== key) console.log(JSON.stringify(status));
      shown.set(status.name, key);
    }
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise((resolve) => {
      timer = setTimeout(resolve, WATCH_MILLISECONDS);
    });
    await Promise.race([promise, pause]);
    clearTimeout(timer);
  }
};

/** Says how deployed oracles are: level, price, and every source with its age and its fault. */
export default async (options: StatusArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runOnSite(hre, options.json, async (site) => {
    const { subjects, record } = await find(site, options);
    const read = async (): Promise<OracleStatus[]> => {
      const known = await record();
      const all: OracleStatus[] = [];
      for (const { name, address } of subjects) all.push(await readStatus(site.chain, address, name, known));
      return all;
    };
    if (options.watch) return watch(read, options.json);
    const all = await read();
    console.log(options.json ? JSON.stringify(all, null, 2) : all.flatMap(statusLines).join("\n"));
  });
