import { type CutSets, cutSetsOf } from "./cutSets.ts";
import type { ChoiceResult, EnvironmentResult } from "./fold.ts";
import { createProbe } from "./oracleProbe.ts";
import { leastAvailabilityOf, paretoFront, recommend } from "./pareto.ts";
import type { SweepOutcome } from "./sweep.ts";
import type { Sweep } from "./sweepFile.ts";
import { findWorstTiming, HARMS, type WorstTiming } from "./worstTiming.ts";

/** What a sweep found out: a function of its file and of how far it came, whoever did the work. */
export interface SweepReport {
  readonly sweep: {
    readonly name: string;
    readonly title: string;
    readonly hash: string;
    readonly seed: number;
    readonly runs: number;
    readonly toleranceBps: number;
    /** What a recommended configuration has to reach. */
    readonly leastAvailability: number;
    readonly sources: readonly string[];
  };
  /** Whether every job was done, and the search for the worst timings too. */
  readonly isComplete: boolean;
  readonly doneJobs: number;
  readonly allJobs: number;
  /** Over all environments; a configuration that did not meet all of them yet is left out. */
  readonly overall: readonly ChoiceResult[];
  /** Of those the ones that no other beats in both availability and wrong prices. */
  readonly front: readonly ChoiceResult[];
  /** The one to take, which may be beaten by one in which a single source can set the price; null where there is none yet. */
  readonly recommended: ChoiceResult | null;
  /** Of the recommended configuration. */
  readonly cutSets: CutSets | null;
  /** Of the recommended configuration; empty where the sweep or the search ended early, or no harm was found. */
  readonly worstTimings: readonly WorstTiming[];
  readonly environments: readonly EnvironmentResult[];
}

/** Schedules that are tried for each number of struck sources. */
const TRIES = 150;

/** What a report is made with. */
interface ReportOptions {
  /** What price histories in the sweep's file are relative to. */
  readonly folder: string;
  /** Ends the search for the worst timings. */
  readonly signal?: AbortSignal;
  /** Told how many of the harms were searched for. */
  readonly onProgress?: (searchedHarms: number) => void;
}

const findWorstTimings = async (
  sweep: Sweep,
  { choice }: ChoiceResult,
  { folder, signal, onProgress }: ReportOptions,
): Promise<WorstTiming[]> => {
  const found: WorstTiming[] = [];
  for (const [index, harm] of HARMS.entries()) {
    const worst = await findWorstTiming(sweep, choice, harm, { folder, tries: TRIES, signal });
    if (signal?.aborted === true) break;
    if (worst !== undefined) found.push(worst);
    onProgress?.(index + 1);
  }
  return found;
};

/** Makes a report of a sweep. */
export const reportOf = async (
  sweep: Sweep,
  { hash, fold, doneJobs, allJobs }: SweepOutcome,
  options: ReportOptions,
): Promise<SweepReport> => {
  const overall = fold.overall();
  const leastAvailability = leastAvailabilityOf(overall, sweep.leastAvailability);
  const recommended = recommend(overall, leastAvailability) ?? null;
  const { name, title, seed, runs, toleranceBps } = sweep;
  const choice = recommended?.choice;
  const isSwept = doneJobs === allJobs;
  const worstTimings =
    recommended !== null && isSwept ? await findWorstTimings(sweep, recommended, options) : [];
  return {
    sweep: {
      name,
      title,
      hash,
      seed,
      runs,
      toleranceBps,
      leastAvailability,
      sources: sweep.sources.map((source) => source.name),
    },
    isComplete: isSwept && options.signal?.aborted !== true,
    doneJobs,
    allJobs,
    overall,
    front: paretoFront(overall),
    recommended,
    cutSets:
      choice === undefined ? null : cutSetsOf(choice, await createProbe(sweep, choice, options.folder)),
    worstTimings,
    environments: fold.byEnvironment(),
  };
};
