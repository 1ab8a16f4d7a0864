import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../oracle/fastModel.ts";
import { completeScenario } from "../scenario/loadScenario.ts";
import { createRandom, type RandomStream } from "../scenario/random.ts";
import { SYSTEMS } from "../simulate/builtInSystems.ts";
import { openSimulation } from "../simulate/simulation.ts";
import type { ContractReader } from "../files/artifacts.ts";
import type { System } from "../simulate/system.ts";
import { createTrace } from "../oracle/trace.ts";
import { requireSame } from "./exactCheck.ts";
import { type Choice, choicesOf, environmentsOf } from "./plan.ts";
import { randomFaults } from "./randomFaults.ts";
import { configOf, scenarioOf } from "./sweepScenario.ts";
import type { Sweep } from "./sweepFile.ts";

/** Runs of a sweep that are made on the bytecode too. */
export const BYTECODE_RUNS = 3;
/** A run is cut after so many steps: enough for outages to begin and end, few enough for a second or two. */
const MAX_STEPS = 2_000;

/** What the check heeds, and tells. */
interface BytecodeCheckOptions {
  /** Ends it after the run at hand. */
  readonly signal?: AbortSignal;
  /** Told how many runs were held. */
  readonly onProgress?: (heldRuns: number) => void;
}

const drawn = <T>(random: RandomStream, from: readonly T[]): T => {
  const found = from[Math.floor(random.next() * from.length)];
  if (found === undefined) throw new RangeError("There is nothing to draw from.");
  return found;
};

const systemOf = ({ mode }: Choice): System => {
  const system = [...SYSTEMS.values()].find((candidate) => candidate.mode === mode);
  if (system === undefined) throw new RangeError(`There is no system of mode ${mode}.`);
  return system;
};

/**
 * Runs a few of a sweep's runs, drawn by its seed, on the real bytecode and holds every step against the model in plain
 * numbers, by which the sweep is made.
 * @returns How many runs were held.
 * @throws Problem where they differ.
 */
export const holdToBytecode = async (
  contracts: ContractReader,
  sweep: Sweep,
  folder: string,
  { signal, onProgress }: BytecodeCheckOptions = {},
): Promise<number> => {
  const random = createRandom(sweep.seed, "runs on the bytecode");
  const durationSeconds = Math.min(sweep.durationSeconds, MAX_STEPS * sweep.stepSeconds);
  const short = { ...sweep, durationSeconds };
  let held = 0;
  while (held < BYTECODE_RUNS && signal?.aborted !== true) {
    const environment = drawn(random, environmentsOf(short));
    const sources = drawn(random, short.choices.sources);
    const choice = drawn(random, choicesOf(short, sources));
    const seed = (short.seed + Math.floor(random.next() * short.runs)) % 2 ** 32;
    const names = short.sources.slice(0, sources).map(({ name }) => name);
    const faults = randomFaults(short, environment, names, seed);
    const scenario = scenarioOf(short, sources, faults, seed);
    const config = configOf(await completeScenario(scenario, { folder }), choice);
    const system = systemOf(choice);
    const simulation = await openSimulation(contracts, config, [system]);
    try {
      const { traces } = await simulation.run(seed);
      const onChain = traces.get(system.name);
      if (onChain === undefined) throw new RangeError(`There is no trace of ${system.name}.`);
      const modelled = createTrace(config.steps);
      runModel(buildTimeline(config, seed), config, choice.mode, modelled);
      requireSame(choice, seed, "in plain numbers", [onChain, modelled]);
    } finally {
      simulation.close();
    }
    held++;
    onProgress?.(held);
  }
  return held;
};
