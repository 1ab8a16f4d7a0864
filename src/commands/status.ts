import { clearScreenDown, cursorTo } from "node:readline";
import { setTimeout } from "node:timers/promises";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { requireChain } from "../deploy/apply.ts";
import { readRecord, type DeploymentRecord } from "../deploy/record.ts";
import { addressIn, type OracleStatus, readStatus, subjectsOf } from "../deploy/status.ts";
import { changeKey, statusLines } from "../report/statusText.ts";
import { readSpec } from "../spec/spec.ts";
import { openFor, runOnSite, type TaskSite } from "./site.ts";
import type { Output } from "../files/output.ts";
import oracleStatus, { oracleStatusSchema } from "../report/json/oracleStatus.ts";
import { EXIT, notObserved, Problem } from "../problem.ts";

/** What `npx hardhat oracle status` takes. */
export interface StatusArguments {
  /** Path of a spec, or address of an oracle. */
  readonly subject: string;
  /** Go on until interrupted. */
  readonly watch: boolean;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Also write the result to this file; `-` for standard output; empty for none. */
  readonly json: string;
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
    throw notObserved(
      `There is no record of the deployment "${opened}" on the network "${site.chain.name}": run "npx hardhat oracle deploy ${subject}" first.`,
    );
  }
  const subjects = subjectsOf(standing.record);
  if (subjects.length === 0) {
    throw notObserved(
      `The deployment "${opened}" on the network "${site.chain.name}" has no oracle yet: run "npx hardhat oracle deploy ${subject}" without --feeds, or add oracles to the spec.`,
    );
  }
  return { subjects, record: () => readRecord(directory) };
};

/** Resolves when the user interrupts. */
const interruption = (): Promise<"interrupted"> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => resolve("interrupted"));
    }
  });

/** The oracles as they are now, or why they cannot be seen, which may pass. */
const look = async (read: () => Promise<OracleStatus[]>): Promise<OracleStatus[] | Problem> => {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof Problem && failure.exitCode === EXIT.notObserved) return failure;
    throw failure;
  }
};

/** Draws every look anew. */
const draw = ({ say }: Output, seen: OracleStatus[] | Problem, before: readonly OracleStatus[]): void => {
  const isLost = seen instanceof Problem;
  cursorTo(process.stdout, 0, 0);
  clearScreenDown(process.stdout);
  const lines = (isLost ? before : seen).flatMap(statusLines);
  say([...lines, ...(isLost ? seen.sentences : [])].join("\n"));
};

/** Gives a line for each thing that changed to whoever wants it. */
const createPrinter = (print: (line: string) => void, isTold: boolean) => {
  const shown = new Map<string, string>();
  let lost = "";
  return (seen: OracleStatus[] | Problem): void => {
    if (seen instanceof Problem) {
      if (lost === seen.message) return;
      // When they are seen again, that is a change too.
      shown.clear();
      lost = seen.message;
      if (isTold) console.error(seen.message);
      print(JSON.stringify({ exitCode: seen.exitCode, problems: seen.sentences }));
      return;
    }
    lost = "";
    for (const status of seen) {
      const key = changeKey(status);
      if (shown.get(status.name) !== key) print(JSON.stringify(oracleStatusSchema.parse(status)));
      shown.set(status.name, key);
    }
  };
};

/** Goes on while the network is away: whoever watches wants to know that, and when it is back. */
const watch = async (read: () => Promise<OracleStatus[]>, output: Output): Promise<void> => {
  const interrupted = interruption();
  const isDrawn = process.stdout.isTTY && !output.isForProgram;
  // Where nobody looks, a line for each change is the text.
  const print = createPrinter((line) => {
    if (!isDrawn) output.say(line);
    output.addLine(line);
  }, !isDrawn);
  let before: OracleStatus[] | undefined;
  for (;;) {
    const seen = await Promise.race([interrupted, look(read)]);
    // A node that does not answer would keep the program.
    if (seen === "interrupted") process.exit(0);
    // What was never seen is a slip in the command.
    if (seen instanceof Problem && before === undefined) throw seen;
    if (!(seen instanceof Problem)) before = seen;
    if (isDrawn) draw(output, seen, before ?? []);
    print(seen);
    const pause = new AbortController();
    const passed = setTimeout(WATCH_MILLISECONDS, undefined, { signal: pause.signal }).catch(() => undefined);
    const end = await Promise.race([interrupted, passed]);
    pause.abort();
    if (end === "interrupted") return;
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
    if (options.watch) return watch(read, site.output);
    const all = await read();
    site.output.say(all.flatMap(statusLines).join("\n"));
    site.output.writeJson(oracleStatus, all);
  });
