import { setImmediate } from "node:timers/promises";
import { compiledContracts } from "../files/artifacts.ts";
import { misuse } from "../problem.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { Measures, Run } from "./result.ts";
import { openModelSimulation, openSimulation } from "./simulation.ts";
import { type Summary, SummaryBuilder } from "./statistics.ts";
import type { System } from "./system.ts";

/** What one system did over all runs. */
export interface SystemResult {
  readonly title: string;
  /** Means over the runs, with their 95 % intervals. */
  readonly summary: Summary;
  /** The measures of the run with the scenario's own seed. */
  readonly firstRun: Measures;
}

/** What all runs of a scenario together gave. */
export interface ScenarioResult {
  /** By the systems' names, in their order. */
  readonly systems: ReadonlyMap<string, SystemResult>;
  /** The run with the scenario's own seed, step by step. */
  readonly drawn: Run;
  /** The measures of each run; fewer than were asked for where it was stopped. */
  readonly everyRun: readonly ReadonlyMap<string, Measures>[];
}

/** How a scenario is run. */
export interface RunOptions {
  /** How many runs, with seeds from the scenario's own upwards; 1 unless told. */
  readonly seeds?: number;
  /** In plain numbers instead of on the bytecode: a hundred times as fast, without gas, for systems that have a model. */
  readonly isModel?: boolean;
  /** Told how many steps are done. */
  readonly onProgress?: (steps: number) => void;
  /** Asked before each run; the runs end where it says so. */
  readonly isStopped?: () => boolean;
}

const SEEDS = 2 ** 32;

/**
 * Runs a scenario on systems. A sample of every run is held against the models.
 * @param systems Those of `chooseSystems`; of a model only those that have one.
 * @throws Problem where the number of runs is none, a system has no model, or the models differ from the bytecode.
 */
export const runScenario = async (
  config: RunConfig,
  systems: readonly System[],
  { seeds = 1, isModel = false, onProgress, isStopped = () => false }: RunOptions = {},
): Promise<ScenarioResult> => {
  if (!Number.isInteger(seeds) || seeds < 1) {
    throw misuse("seeds", `${seeds} is no number of runs; it has to be 1 or more.`);
  }
  const unmodelled = systems.filter(({ model }) => isModel && model === undefined);
  if (unmodelled.length > 0 || systems.length === 0) {
    const names = unmodelled.map(({ name }) => `"${name}"`).join(", ");
    throw misuse(
      "systems",
      systems.length === 0
        ? "there is none; give at least one."
        : `${names} has no model; run it on the bytecode.`,
    );
  }
  const simulation = isModel
    ? openModelSimulation(config, systems)
    : await openSimulation(compiledContracts, config, systems);
  const builders = new Map(systems.map(({ name }) => [name, new SummaryBuilder()]));
  const first = new Map<string, Measures>();
  const everyRun: ReadonlyMap<string, Measures>[] = [];
  let drawn: Run | undefined;
  try {
    while (everyRun.length < seeds && !isStopped()) {
      const run = await simulation.run((config.seed + everyRun.length) % SEEDS);
      everyRun.push(run.measures);
      // A run in numbers is overwritten by the next one.
      if (!isModel) drawn ??= run;
      for (const [name, measured] of run.measures) {
        builders.get(name)?.add(measured);
        if (!first.has(name)) first.set(name, measured);
      }
      onProgress?.(everyRun.length * config.steps);
      // A run in numbers leaves whoever wants to stop it no moment to say so.
      await setImmediate();
    }
    drawn ??= await simulation.run(config.seed);
  } finally {
    simulation.close();
  }
  const results = new Map(
    systems.flatMap(({ name, title }) => {
      const [builder, firstRun] = [builders.get(name), first.get(name)];
      if (builder === undefined || firstRun === undefined) return [];
      return [[name, { title, summary: builder.summary, firstRun }] as const];
    }),
  );
  return { systems: results, drawn, everyRun };
};
