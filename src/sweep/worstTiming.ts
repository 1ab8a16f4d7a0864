import fc from "fast-check";
import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../simulate/fastModel.ts";
import { completeScenario } from "../simulate/loadScenario.ts";
import { measure } from "../simulate/measures.ts";
import type { Measures } from "../simulate/result.ts";
import type { ScenarioInput } from "../simulate/scenario.ts";
import { assessSources } from "../simulate/sourceHealth.ts";
import { createTrace } from "../simulate/trace.ts";
import type { Choice } from "./plan.ts";
import { configOf, scenarioOf } from "./runJob.ts";
import type { Sweep } from "./sweepFile.ts";

/** What must not happen, and is searched for. */
export const HARMS = ["a wrong price is served", "no price is served"] as const;
export type Harm = (typeof HARMS)[number];

/** The smallest schedule of faults that was found to do harm. */
export interface WorstTiming {
  readonly harm: Harm;
  /** How many sources fail in it: no schedule of fewer was found to do the harm. */
  readonly struck: number;
  /** Seconds for which the harm lasts. */
  readonly seconds: number;
  readonly worstErrorBps: number;
  /** To be written to a file and simulated. */
  readonly scenario: ScenarioInput;
}

export interface SearchOptions {
  readonly folder: string;
  /** Schedules that are tried for each number of struck sources. */
  readonly tries: number;
}

type Fault = NonNullable<ScenarioInput["faults"]>[number];

const secondsOf = (harm: Harm, { wrongSeconds, unavailableSeconds }: Measures): number =>
  harm === "no price is served" ? unavailableSeconds : wrongSeconds;

/** Schedules in which so many sources fail once each. Smaller is: fewer, sooner, shorter. */
const schedules = (sweep: Sweep, sources: number, struck: number): fc.Arbitrary<Fault[]> => {
  const steps = Math.floor(sweep.durationSeconds / sweep.stepSeconds);
  const fault = fc.record({
    source: fc.nat(sources - 1),
    kind: fc.nat(sweep.kinds.length - 1),
    start: fc.nat(steps - 2),
    lasts: fc.integer({ min: 1, max: steps - 1 }),
  });
  return fc
    .uniqueArray(fault, { minLength: struck, maxLength: struck, selector: ({ source }) => source })
    .map((drawn) =>
      drawn.map(({ source, kind, start, lasts }) => ({
        fault: sweep.kinds[kind]?.fault ?? "",
        parameters: sweep.kinds[kind]?.parameters ?? {},
        sources: [sweep.sources[source]?.name ?? ""],
        startSeconds: start * sweep.stepSeconds,
        endSeconds: Math.min(start + lasts, steps) * sweep.stepSeconds,
      })),
    );
};

/**
 * Searches for a schedule of faults that does harm under a choice, with as few sources failing as possible, and makes it
 * as small as it can.
 * @returns Nothing where none was found, which is no proof that there is none.
 */
export const findWorstTiming = async (
  sweep: Sweep,
  choice: Choice,
  harm: Harm,
  { folder, tries }: SearchOptions,
): Promise<WorstTiming | undefined> => {
  const trace = createTrace(Math.floor(sweep.durationSeconds / sweep.stepSeconds));
  const measured = async (faults: Fault[]): Promise<Measures> => {
    const scenario = scenarioOf(sweep, choice.sources, faults, sweep.seed);
    const config = configOf(await completeScenario(scenario, { folder }), choice);
    const timeline = buildTimeline(config, sweep.seed);
    runModel(timeline, config, choice.mode, trace);
    return measure(config, timeline, assessSources(timeline, config), trace);
  };
  for (let struck = 1; struck <= choice.sources; struck++) {
    const isHarmless = fc.asyncProperty(
      schedules(sweep, choice.sources, struck),
      async (faults) => secondsOf(harm, await measured(faults)) === 0,
    );
    const { counterexample } = await fc.check(isHarmless, { numRuns: tries, seed: sweep.seed });
    const [faults] = counterexample ?? [];
    if (faults === undefined) continue;
    const measures = await measured(faults);
    const scenario = scenarioOf(sweep, choice.sources, faults, sweep.seed);
    const { quorum, maxDeviationBps, mode } = choice;
    const { sources } = configOf(await completeScenario(scenario, { folder }), choice);
    return {
      harm,
      struck,
      seconds: secondsOf(harm, measures),
      worstErrorBps: measures.worstErrorBps,
      scenario: {
        ...scenario,
        title: `${harm}: the smallest schedule found`,
        oracle: {
          mode,
          decimals: sweep.decimals,
          quorum,
          maxDeviationBps,
          sources: sources.map(({ maxAge, gasLimit }) => ({ maxAge, gasLimit })),
        },
      },
    };
  }
  return undefined;
};
