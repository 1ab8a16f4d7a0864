import { type CutSets, cutSetsOf } from "./cutSets.ts";
import type { ChoiceResult, EnvironmentResult } from "./fold.ts";
import { createProbe } from "./oracleProbe.ts";
import { paretoFront, recommend } from "./pareto.ts";
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
    readonly leastAvailability: number;
    readonly sources: readonly string[];
  };
  readonly isComplete: boolean;
  readonly doneJobs: number;
  readonly allJobs: number;
  /** Over all environments; a configuration that did not meet all of them yet is left out. */
  readonly overall: readonly ChoiceResult[];
  /** Of those the ones that no other beats in both availability and wrong prices. */
  readonly front: readonly ChoiceResult[];
  /** Of those the one to take; null where there is none yet. */
  readonly recommended: ChoiceResult | null;
  /** Of the recommended configuration. */
  readonly cutSets: CutSets | null;
  /** Of the recommended configuration; empty where the sweep ended early, or no harm was found. */
  readonly worstTimings: readonly WorstTiming[];
  readonly environments: readonly EnvironmentResult[];
}

/** Schedules that are tried for each number of struck sources. */
const TRIES = 150;

const findWorstTimings = async (
  sweep: Sweep,
  { choice }: ChoiceResult,
  folder: string,
): Promise<WorstTiming[]> => {
  const found: WorstTiming[] = [];
  for (const harm of HARMS) {
    const worst = await findWorstTiming(sweep, choice, harm, { folder, tries: TRIES });
    if (worst !== undefined) found.push(worst);
  }
  return found;
};

/**
 * Makes a report of a sweep.
 * @param folder What price histories in the sweep's file are relative to.
 */
export const reportOf = async (
  sweep: Sweep,
  { hash, fold, doneJobs, allJobs }: SweepOutcome,
  folder: string,
): Promise<SweepReport> => {
  const isComplete = doneJobs === allJobs;
  const overall = fold.overall();
  const recommended = recommend(overall, sweep.leastAvailability) ?? null;
  const { name, title, seed, runs, toleranceBps, leastAvailability } = sweep;
  const choice = recommended?.choice;
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
    isComplete,
    doneJobs,
    allJobs,
    overall,
    front: paretoFront(overall),
    recommended,
    cutSets: choice === undefined ? null : cutSetsOf(choice, await createProbe(sweep, choice, folder)),
    worstTimings:
      recommended !== null && isComplete ? await findWorstTimings(sweep, recommended, folder) : [],
    environments: fold.byEnvironment(),
  };
};
