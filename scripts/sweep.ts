import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { sweepMarkdown } from "../src/report/markdownReports.ts";
import { duration } from "../src/report/simulationTable.ts";
import { renderSweepPage } from "../src/report/sweepPage.ts";
import { cutSetLines, sweepTable, worstTimingLines } from "../src/report/sweepTable.ts";
import { ScenarioProblem } from "../src/simulate/scenarioProblem.ts";
import { BYTECODE_RUNS, holdToBytecode } from "../src/sweep/bytecodeCheck.ts";
import { type Journal, openJournal } from "../src/sweep/journal.ts";
import { createLocalPool, type Executor } from "../src/sweep/localPool.ts";
import { choicesOf, RUNS_A_JOB, sweepHash } from "../src/sweep/plan.ts";
import { connectQueue } from "../src/sweep/redisQueue.ts";
import { runSweep, type SweepOutcome } from "../src/sweep/sweep.ts";
import { parseSweep, readSweep, type Sweep } from "../src/sweep/sweepFile.ts";
import { findSweep } from "../src/sweep/sweepFiles.ts";
import { sweepPageInput } from "../src/sweep/sweepPageInput.ts";
import { reportOf, type SweepReport } from "../src/sweep/sweepReport.ts";
import { completeSweep, digestOfFiles } from "../src/sweep/sweepScenario.ts";
import { buildForTask } from "./buildForTask.ts";
import { EXIT_INTERRUPTED, factsOf, writeReports } from "./reportFiles.ts";

/** What `npx hardhat oracle sweep` takes. */
export interface SweepArguments {
  /** Name of a built-in sweep, or the path of a sweep's file. */
  readonly sweep: string;
  /** How many processes of this machine work; 0 for one each core. */
  readonly processes: number;
  /** Redis behind which workers do the work; empty for this machine. */
  readonly queue: string;
  /** How many runs of each environment; 0 for what the file says. */
  readonly runs: number;
  /** Also write the result to this file; empty for none. */
  readonly json: string;
  /** Where to keep what was done; empty for a file in reports. */
  readonly journal: string;
  /** Also write the worst fault timings to this folder; empty for none. */
  readonly worst: string;
  /** Also write a page to this file; empty for none. */
  readonly html: string;
  /** Also write Markdown tables to this file; empty for none. */
  readonly markdown: string;
}

const EXIT_GATE = 1;
const EXIT_USAGE = 2;
const EXIT_UNOBSERVED = 3;
const CONTRACTS = ["contracts/*.sol", "contracts/testing/*.sol"];
/** The hash's first characters are enough to tell a folder's files apart. */
const NAME_CHARACTERS = 12;

/** How many processes to work with, out of what was given. */
export const chooseProcesses = (given: number): number => {
  if (given >= 0 && given <= 1_024) return given === 0 ? availableParallelism() : given;
  throw new ScenarioProblem(
    "--processes",
    `${given} is no number of processes; it has to be 0 to 1024, 0 for one each core.`,
  );
};

/** A sweep's file, and the digest of the other files that it names. */
interface LoadedSweep {
  readonly sweep: Sweep;
  readonly files: string;
}

const loadSweep = async (path: string, runs: number): Promise<LoadedSweep> => {
  const file = readSweep(path);
  if (runs < 0) throw new ScenarioProblem("--runs", `${runs} is no number of runs; it has to be 1 or more.`);
  const sweep = runs === 0 ? file : parseSweep({ ...file, runs });
  return { sweep, files: digestOfFiles(await completeSweep(sweep, dirname(path))) };
};

/** Shows on a terminal how far the sweep is, on one line; shows nothing where it is piped. */
const createProgress = (sweep: Sweep) => {
  const { stderr } = process;
  const start = performance.now();
  const configurations =
    sweep.choices.sources.reduce((sum, sources) => sum + choicesOf(sweep, sources).length, 0) /
    sweep.choices.sources.length;
  const stepsAJob = (RUNS_A_JOB * configurations * sweep.durationSeconds) / sweep.stepSeconds;
  let known = 0;
  return {
    say: (sentence: string) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${sentence}`);
    },
    show: (done: number, all: number, wasKnown: boolean) => {
      if (wasKnown) known++;
      const fresh = done - known;
      if (!stderr.isTTY || fresh === 0) return;
      const seconds = (performance.now() - start) / 1_000;
      const left = duration(Math.round(((all - done) * seconds) / fresh));
      const rate = Math.round((fresh * stepsAJob) / seconds).toLocaleString("en");
      stderr.write(`\r\u001b[K${done} of ${all} jobs, about ${rate} steps/s, ${left} left`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write("\r\u001b[K");
    },
  };
};

const openExecutor = async (given: SweepArguments, folder: string): Promise<Executor> => {
  if (given.queue === "") return createLocalPool(folder, chooseProcesses(given.processes));
  const queue = await connectQueue(given.queue);
  if ((await queue.countWorkers()) === 0) {
    console.error(
      "No worker listens yet: start `npx hardhat oracle sweep-worker --queue <address>` on as many hosts as there are.",
    );
  }
  return queue;
};

const printReport = (report: SweepReport): void => {
  const { sweep, recommended, cutSets, front, worstTimings, doneJobs, allJobs } = report;
  console.log(`${sweep.title}\n`);
  if (recommended === null) {
    console.log(`${doneJobs} of ${allJobs} jobs are done, too few to compare configurations.`);
    return;
  }
  const part = report.isComplete ? "" : `, a part: ${doneJobs} of ${allJobs} jobs`;
  console.log(
    `${report.overall.length} configurations, ${recommended.runs} runs each${part}; no other is better in both of served and wrong:\n`,
  );
  console.log(sweepTable(front, recommended).join("\n"));
  console.log(
    `\nWith 95 % intervals; wrong is more than ${sweep.toleranceBps / 100} % off, in percent beyond that times hours.`,
  );
  const isReached = recommended.availability.mean >= sweep.leastAvailability;
  const least = `${100 * sweep.leastAvailability} % of the time`;
  console.log(
    isReached
      ? `-> is the least wrong of those that are served ${least}.\n`
      : `-> is served most; none is ${least}.\n`,
  );
  if (cutSets !== null) console.log(cutSetLines(cutSets, sweep.sources).join("\n"));
  if (worstTimings.length > 0) console.log(`\n${worstTimingLines(worstTimings).join("\n")}`);
};

const writeJson = async (path: string, value: unknown): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
};

const writeReport = async (
  report: SweepReport,
  { sweep, json, worst, html, markdown }: SweepArguments,
): Promise<void> => {
  if (json !== "") await writeJson(json, report);
  const input = sweepPageInput(report, [
    ...factsOf(`npx hardhat oracle sweep ${sweep} --runs ${report.sweep.runs}`),
    { name: "Seeds", value: `${report.sweep.runs} from ${report.sweep.seed} on` },
  ]);
  await writeReports(
    { html, markdown, junit: "" },
    { html: () => renderSweepPage(input), markdown: () => sweepMarkdown(input), junit: () => "" },
  );
  if (worst === "") return;
  for (const { scenario } of report.worstTimings)
    await writeJson(join(worst, `${scenario.name}.json`), scenario);
};

/** Says how it ended, and sets the exit code. */
const conclude = (report: SweepReport, { failure }: SweepOutcome, journal: string): void => {
  const { isComplete, recommended, sweep } = report;
  if (failure !== undefined) {
    process.exitCode = EXIT_UNOBSERVED;
    console.error(failure instanceof Error ? failure.message : String(failure));
  } else if (!isComplete) {
    process.exitCode = EXIT_INTERRUPTED;
  } else if ((recommended?.availability.mean ?? 0) < sweep.leastAvailability) {
    process.exitCode = EXIT_GATE;
    console.error(
      `No configuration is served ${100 * sweep.leastAvailability} % of the time; add sources, or lower leastAvailability.`,
    );
  }
  if (!isComplete) {
    console.error(`Run the same command again to go on from here; what was done is in ${journal}.`);
  }
};

const runAndReport = async (
  { sweep, files }: LoadedSweep,
  folder: string,
  journal: Journal,
  given: SweepArguments,
  signal: AbortSignal,
): Promise<{ readonly report: SweepReport; readonly outcome: SweepOutcome }> => {
  const progress = createProgress(sweep);
  const executor = await openExecutor(given, folder);
  try {
    const outcome = await runSweep(sweep, { executor, files, journal, signal, onProgress: progress.show });
    progress.say("Searching for the worst fault timings");
    return { report: await reportOf(sweep, outcome, folder), outcome };
  } finally {
    progress.end();
    await executor.close();
  }
};

const sweepAll = async (
  given: SweepArguments,
  hre: HardhatRuntimeEnvironment,
  signal: AbortSignal,
): Promise<void> => {
  const path = findSweep(given.sweep);
  const folder = dirname(path);
  const loaded = await loadSweep(path, given.runs);
  const { sweep, files } = loaded;
  const name = `sweep-${sweepHash(sweep, files).slice(0, NAME_CHARACTERS)}.jsonl`;
  const journalPath = given.journal === "" ? join(hre.config.paths.root, "reports", name) : given.journal;
  chooseProcesses(given.processes);
  await buildForTask(hre, CONTRACTS);
  const checking = createProgress(sweep);
  checking.say(`Making ${BYTECODE_RUNS} of the runs on the bytecode`);
  await holdToBytecode(hre.artifacts, sweep, folder, signal);
  checking.end();
  const journal = openJournal(journalPath);
  try {
    const { report, outcome } = await runAndReport(loaded, folder, journal, given, signal);
    printReport(report);
    await writeReport(report, given);
    conclude(report, outcome, journalPath);
  } finally {
    journal.close();
  }
};

/** Sweeps over configurations and outages, and recommends a configuration. */
export default async (given: SweepArguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.on("SIGINT", abort).on("SIGTERM", abort);
  try {
    await sweepAll(given, hre, stop.signal);
  } catch (failure) {
    process.exitCode = failure instanceof ScenarioProblem ? EXIT_USAGE : EXIT_UNOBSERVED;
    console.error(failure instanceof Error ? failure.message : String(failure));
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
};
