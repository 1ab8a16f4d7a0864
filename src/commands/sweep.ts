import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { sweepMarkdown } from "../report/markdownReports.ts";
import { counted, formatShare } from "../report/figures.ts";
import { withProgress } from "../report/progress.ts";
import { sweepGate } from "../report/sweepGate.ts";
import { renderSweepPage, runsSentence } from "../report/sweepPage.ts";
import { cutSetLines, sweepTable, worstTimingLines } from "../report/sweepTable.ts";
import type { ScenarioInput } from "../scenario/scenario.ts";
import { compiledContracts } from "../files/artifacts.ts";
import { BYTECODE_RUNS, holdToBytecode } from "../sweep/bytecodeCheck.ts";
import type { ChoiceResult } from "../sweep/fold.ts";
import { type Journal, openJournal } from "../sweep/journal.ts";
import { createLocalPool, type Executor } from "../sweep/localPool.ts";
import { tiesWith } from "../sweep/pareto.ts";
import { choicesOf, environmentsOf, type SweepJob, sweepHash } from "../sweep/plan.ts";
import { runSweep, type SweepOutcome } from "../sweep/sweep.ts";
import { parseSweep, readSweep, type Sweep } from "../sweep/sweepFile.ts";
import { findSweep } from "../sweep/sweepFiles.ts";
import { sweepPageInput } from "../report/sweepPageInput.ts";
import { reportOf, type SweepReport } from "../sweep/sweepReport.ts";
import { HARMS } from "../sweep/worstTiming.ts";
import { completeSweep, digestOfFiles } from "../sweep/sweepScenario.ts";
import { buildForTask } from "./buildForTask.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { CHART_PACKAGES, QUEUE_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { factsOf, writeReports } from "../report/reportFiles.ts";
import sweepReport from "../report/json/sweepReport.ts";
import { scenarioText } from "../scenario/scenarioFiles.ts";
import { misuse, type Gate, markInterrupted } from "../problem.ts";

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

const CONTRACTS = ["contracts/*.sol", "contracts/testing/*.sol"];
/** The hash's first characters are enough to tell a folder's files apart. */
const NAME_CHARACTERS = 12;

/** How many processes to work with, out of what was given. */
export const chooseProcesses = (given: number): number => {
  if (given >= 0 && given <= 1_024) return given === 0 ? availableParallelism() : given;
  throw misuse(
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
  if (runs < 0) throw misuse("--runs", `${runs} is no number of runs; it has to be 1 or more.`);
  const sweep = runs === 0 ? file : parseSweep({ ...file, runs });
  return { sweep, files: digestOfFiles(await completeSweep(sweep, dirname(path))) };
};

/** Steps of the model that a job takes. */
const stepsOf = ({
  sweep,
  sources,
  runs,
}: Omit<SweepJob, "code" | "files" | "environment" | "firstSeed">): number =>
  choicesOf(sweep, sources).length * runs * Math.floor(sweep.durationSeconds / sweep.stepSeconds);

const runAll = (
  { sweep, files }: LoadedSweep,
  executor: Executor,
  journal: Journal,
  signal: AbortSignal,
): Promise<SweepOutcome> => {
  const { runs, choices } = sweep;
  const total =
    environmentsOf(sweep).length *
    choices.sources.reduce((sum, sources) => sum + stepsOf({ sweep, sources, runs }), 0);
  return withProgress({ label: "Sweeping", unit: "steps", total }, (progress) => {
    let [done, known] = [0, 0];
    const onDone = (job: SweepJob, wasKnown: boolean): void => {
      done += stepsOf(job);
      if (wasKnown) known += stepsOf(job);
      progress.update(done, known);
    };
    return runSweep(sweep, { executor, files, journal, signal, onDone });
  });
};

const openExecutor = async (given: SweepArguments, folder: string): Promise<Executor> => {
  if (given.queue === "") return createLocalPool(folder, chooseProcesses(given.processes));
  const { connectQueue } = await import("../sweep/redisQueue.ts");
  const queue = await connectQueue(given.queue);
  if ((await queue.countWorkers()) === 0) {
    console.error(
      "No worker listens yet: start `npx hardhat oracle sweep-worker --queue <address>` on as many hosts as there are.",
    );
  }
  return queue;
};

const tieLine = (ties: readonly ChoiceResult[]): string =>
  ties.length === 0
    ? ""
    : `= is tied with it, equal in both (${counted(ties.length, "configuration")}): the recommended one asks fewer sources, or stands first in the file.\n`;

const printReport = ({ say }: Output, report: SweepReport): void => {
  const { sweep, recommended, cutSets, front, worstTimings, doneJobs, allJobs, overall } = report;
  say(`${sweep.title}\n`);
  if (recommended === null) {
    say(`${doneJobs} of ${allJobs} jobs are done, too few to compare configurations.`);
    return;
  }
  const part = report.isComplete ? "" : `, a part: ${doneJobs} of ${allJobs} jobs`;
  say(
    `${runsSentence(overall.length, sweep.runs, report.environments.length)}${part}; no other is better in both, available and exposure:\n`,
  );
  const ties = tiesWith(recommended, overall);
  const shown = front.includes(recommended) ? front : [...front, recommended];
  say(sweepTable(shown, recommended, ties).join("\n"));
  say(
    `\nWith 95 % intervals. Exposure is the error of served prices beyond ${sweep.toleranceBps / 100} %, in basis points, times hours.`,
  );
  const isReached = recommended.availability.mean >= sweep.leastAvailability;
  const least = `${formatShare(sweep.leastAvailability)} of the time`;
  say(
    isReached
      ? `-> is recommended: the most available of those whose exposure cannot be told apart from the least, among those that are available ${least} and let no single source set the price.`
      : `-> is the most available; none is ${least}.`,
  );
  say(tieLine(ties));
  if (cutSets !== null) say(cutSetLines(cutSets, sweep.sources).join("\n"));
  if (worstTimings.length > 0) say(`\n${worstTimingLines(worstTimings).join("\n")}`);
};

/** A scenario for another folder than that of the sweep, from which a history that lies there is found too. */
const movedTo = (target: string, scenario: ScenarioInput, folder: string): ScenarioInput => {
  const { price } = scenario;
  if (price.kind !== "csv" || !existsSync(join(folder, price.file))) return scenario;
  return { ...scenario, price: { ...price, file: relative(target, join(folder, price.file)) } };
};

const writeReport = (
  output: Output,
  report: SweepReport,
  { sweep, worst, html, markdown }: SweepArguments,
): void => {
  output.writeJson(sweepReport, report);
  const facts = [
    ...factsOf(`npx hardhat oracle sweep ${sweep} --runs ${report.sweep.runs}`),
    { name: "Seeds of each environment", value: `${report.sweep.runs} from ${report.sweep.seed} on` },
  ];
  const input = sweepPageInput(report, facts, worst);
  writeReports(
    output,
    { html, markdown, junit: "" },
    { html: () => renderSweepPage(input), markdown: () => sweepMarkdown(input), junit: () => "" },
  );
  if (worst === "") return;
  for (const { scenario } of report.worstTimings) {
    const moved = movedTo(worst, scenario, dirname(findSweep(sweep)));
    output.write(join(worst, `${scenario.name}.json`), scenarioText(moved));
  }
};

/**
 * Says how it ended.
 * @throws Problem where a worker had one; a defect of a worker is thrown on.
 */
const conclude = (report: SweepReport, { failure }: SweepOutcome, journal: string): Gate | undefined => {
  if (!report.isComplete) {
    console.error(`Run the same command again to go on from here; what was done is in ${journal}.`);
  }
  if (failure !== undefined) throw failure;
  if (report.isComplete) return sweepGate(report);
  markInterrupted();
  return undefined;
};

const runAndReport = async (
  loaded: LoadedSweep,
  folder: string,
  journal: Journal,
  given: SweepArguments,
  signal: AbortSignal,
): Promise<{ readonly report: SweepReport; readonly outcome: SweepOutcome }> => {
  const executor = await openExecutor(given, folder);
  try {
    const outcome = await runAll(loaded, executor, journal, signal);
    const report = await withProgress(
      { label: "Searching for the worst timing", unit: "harms", total: HARMS.length },
      ({ update }) => reportOf(loaded.sweep, outcome, { folder, signal, onProgress: update }),
    );
    return { report, outcome };
  } finally {
    await executor.close();
  }
};

const sweepAll = async (
  given: SweepArguments,
  hre: HardhatRuntimeEnvironment,
  signal: AbortSignal,
  output: Output,
): Promise<Gate | undefined> => {
  if (given.html !== "") requirePackages("--html", CHART_PACKAGES);
  if (given.queue !== "") requirePackages("--queue", QUEUE_PACKAGES);
  const path = findSweep(given.sweep);
  const folder = dirname(path);
  const loaded = await loadSweep(path, given.runs);
  const { sweep, files } = loaded;
  const name = `sweep-${sweepHash(sweep, files).slice(0, NAME_CHARACTERS)}.jsonl`;
  const journalPath = given.journal === "" ? join(hre.config.paths.root, "reports", name) : given.journal;
  chooseProcesses(given.processes);
  await buildForTask(hre, CONTRACTS);
  await withProgress({ label: "On the bytecode", unit: "runs", total: BYTECODE_RUNS }, ({ update }) =>
    holdToBytecode(compiledContracts, sweep, folder, { signal, onProgress: update }),
  );
  const journal = openJournal(journalPath);
  try {
    const { report, outcome } = await runAndReport(loaded, folder, journal, given, signal);
    printReport(output, report);
    writeReport(output, report, given);
    output.wrote(journalPath);
    return conclude(report, outcome, journalPath);
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
    const { json, html, markdown, journal, worst } = given;
    const files = { json, html, markdown, journal, worst: worst === "" ? "" : join(worst, "scenario.json") };
    await runWithOutput(files, (output) => sweepAll(given, hre, stop.signal, output));
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
};
