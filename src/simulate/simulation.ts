import { buildTimeline } from "./buildTimeline.ts";
import { differencesBetween } from "./compareTraces.ts";
import { createEngine, type Engine } from "./engine.ts";
import { measure } from "./measures.ts";
import { createRandom } from "../scenario/random.ts";
import type { Measures, Run } from "./result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import { assessSources } from "./sourceHealth.ts";
import type { ContractReader } from "../files/artifacts.ts";
import type { System } from "./system.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { createTrace, type Trace } from "../oracle/trace.ts";
import { runExactModel } from "./verify.ts";
import { type Problem, notObserved } from "../problem.ts";

/** Steps of a run on which the models are held against the bytecode and against each other. */
const SAMPLE = 50;

/** A model answers otherwise than the bytecode, or than the exact model: a defect of the simulator. */
export const modelMismatch = (system: string, seed: number, sentence: string): Problem =>
  notObserved(
    `${system}, seed ${seed}: ${sentence}; the models and the bytecode have to agree, so none of it is to be trusted.`,
  );

const sampleSteps = (steps: number, seed: number): number[] => {
  const random = createRandom(seed, "sample");
  const drawn = Array.from({ length: Math.min(SAMPLE, steps) }, () => Math.floor(random.next() * steps));
  return [...new Set([0, ...drawn, steps - 1])].sort((one, other) => one - other);
};

const requireEqual = (
  name: string,
  seed: number,
  what: string,
  [one, other]: readonly [Trace, Trace],
  steps: readonly number[],
): void => {
  const [first] = differencesBetween(one, other, steps);
  if (first === undefined) return;
  const { step, field } = first;
  throw modelMismatch(name, seed, `${field} at step ${step} is ${first.one}, but ${first.other} ${what}`);
};

const checkExact = (
  systems: readonly System[],
  config: RunConfig,
  timeline: Timeline,
  traces: ReadonlyMap<string, Trace>,
  seed: number,
): void => {
  const steps = sampleSteps(timeline.steps, seed);
  for (const { name, mode } of systems) {
    const trace = traces.get(name);
    if (mode === undefined || trace === undefined) continue;
    requireEqual(
      name,
      seed,
      "by the exact model",
      [trace, runExactModel(timeline, config, mode, steps)],
      steps,
    );
  }
};

const runModels = (
  systems: readonly System[],
  config: RunConfig,
  timeline: Timeline,
  reused?: ReadonlyMap<string, Trace>,
): ReadonlyMap<string, Trace> => {
  const traces = new Map<string, Trace>();
  for (const { name, model } of systems) {
    if (model === undefined) continue;
    const trace = reused?.get(name) ?? createTrace(timeline.steps);
    model(timeline, config, trace);
    traces.set(name, trace);
  }
  return traces;
};

const measureAll = (
  config: RunConfig,
  timeline: Timeline,
  traces: ReadonlyMap<string, Trace>,
): ReadonlyMap<string, Measures> => {
  const health = assessSources(timeline, config);
  return new Map([...traces].map(([name, trace]) => [name, measure(config, timeline, health, trace)]));
};

/** A scenario with the systems that are compared in it, ready to be run with any seed. */
export interface Simulation {
  /**
   * One run. A sample of its steps is held against the models.
   * @throws Problem where they differ.
   */
  readonly run: (seed: number) => Promise<Run>;
  readonly close: () => void;
}

/** Opens a simulation on the real bytecode. One run at a time. */
export const openSimulation = async (
  contracts: ContractReader,
  config: RunConfig,
  systems: readonly System[],
): Promise<Simulation> => {
  const engine: Engine = await createEngine(contracts, config, systems);
  return {
    run: async (seed) => {
      const timeline = buildTimeline(config, seed);
      const traces = await engine.run(timeline);
      checkExact(systems, config, timeline, traces, seed);
      const steps = sampleSteps(timeline.steps, seed);
      for (const [name, modelled] of runModels(systems, config, timeline)) {
        const trace = traces.get(name);
        if (trace !== undefined) requireEqual(name, seed, "in numbers", [trace, modelled], steps);
      }
      return { seed, timeline, traces, measures: measureAll(config, timeline, traces) };
    },
    close: engine.close,
  };
};

/**
 * Opens a simulation in plain numbers, for sweeps: a hundred times as fast, without gas, and only of systems that have a
 * model. A run's timeline and traces are overwritten by the next one.
 */
export const openModelSimulation = (config: RunConfig, systems: readonly System[]): Simulation => {
  let timeline: Timeline | undefined;
  let traces: ReadonlyMap<string, Trace> | undefined;
  return {
    run: async (seed) => {
      timeline = buildTimeline(config, seed, timeline);
      traces = runModels(systems, config, timeline, traces);
      checkExact(systems, config, timeline, traces, seed);
      return { seed, timeline, traces, measures: measureAll(config, timeline, traces) };
    },
    close: () => undefined,
  };
};
