import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../oracle/fastModel.ts";
import { completeScenario } from "../scenario/loadScenario.ts";
import { measure } from "../simulate/measures.ts";
import type { Measures } from "../simulate/result.ts";
import type { ScenarioInput } from "../scenario/scenario.ts";
import { assessSources } from "../simulate/sourceHealth.ts";
import { createTrace } from "../oracle/trace.ts";
import { choiceText } from "./pareto.ts";
import type { Choice } from "./plan.ts";
import { configOf, scenarioOf } from "./sweepScenario.ts";
import type { Sweep } from "./sweepFile.ts";

/** What must not happen, and is searched for. */
export const HARMS = ["a wrong price is served", "no price is served"] as const;
type Harm = (typeof HARMS)[number];

/** What a harm adds to the name of its scenario. */
const SLUGS: Readonly<Record<Harm, string>> = {
  "a wrong price is served": "wrong-price",
  "no price is served": "no-price",
};

/** A schedule of faults that does harm. */
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

interface SearchOptions {
  readonly folder: string;
  /** Schedules that are tried for each number of struck sources. */
  readonly tries: number;
  /** Ends the search, which then has found nothing. */
  readonly signal?: AbortSignal | undefined;
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
    start: fc.nat(steps - 1),
    lasts: fc.integer({ min: 1, max: steps }),
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

/** A schedule does nearly as much harm as the worst one if it does this share of it. */
const NEARLY = 0.9;

/** The worst of the schedules that are tried, made as small as does nearly as much harm; nothing where none does any. */
const searchWorst = async (
  drawn: fc.Arbitrary<Fault[]>,
  secondsOfHarm: (faults: Fault[]) => Promise<number>,
  parameters: { readonly numRuns: number; readonly seed: number },
): Promise<Fault[] | undefined> => {
  let worst = 0;
  const remembers = fc.asyncProperty(drawn, async (faults) => {
    worst = Math.max(worst, await secondsOfHarm(faults));
  });
  await fc.assert(remembers, parameters);
  if (worst === 0) return undefined;
  const isMilder = fc.asyncProperty(drawn, async (faults) => (await secondsOfHarm(faults)) < NEARLY * worst);
  const { counterexample } = await fc.check(isMilder, parameters);
  return counterexample?.[0];
};

/**
 * Searches for the worst schedule of faults under a choice, with as few sources failing as do harm at all, and makes it as
 * small as it can. No source fails in it where the market alone does harm.
 * @returns Nothing where none was found, which is no proof that there is none.
 */
export const findWorstTiming = async (
  sweep: Sweep,
  choice: Choice,
  harm: Harm,
  { folder, tries, signal }: SearchOptions,
): Promise<WorstTiming | undefined> => {
  const trace = createTrace(Math.floor(sweep.durationSeconds / sweep.stepSeconds));
  const scenarioWith = (faults: Fault[]): ScenarioInput =>
    scenarioOf(sweep, choice.sources, faults, sweep.seed);
  const measured = async (faults: Fault[]): Promise<Measures> => {
    const config = configOf(await completeScenario(scenarioWith(faults), { folder }), choice);
    const timeline = buildTimeline(config, sweep.seed);
    runModel(timeline, config, choice.mode, trace);
    return measure(config, timeline, assessSources(timeline, config), trace);
  };
  const secondsOfHarm = async (faults: Fault[]): Promise<number> => {
    // Ctrl-C has its turn.
    await setImmediate();
    return signal?.aborted === true ? 0 : secondsOf(harm, await measured(faults));
  };
  const parameters = { numRuns: tries, seed: sweep.seed };
  for (let struck = 0; struck <= choice.sources && signal?.aborted !== true; struck++) {
    const faults =
      struck === 0
        ? (await secondsOfHarm([])) > 0
          ? []
          : undefined
        : await searchWorst(schedules(sweep, choice.sources, struck), secondsOfHarm, parameters);
    if (faults === undefined) continue;
    const measures = await measured(faults);
    const { sources } = configOf(await completeScenario(scenarioWith(faults), { folder }), choice);
    return {
      harm,
      struck,
      seconds: secondsOf(harm, measures),
      worstErrorBps: measures.worstErrorBps,
      scenario: {
        ...scenarioWith(faults),
        name: `${sweep.name}-${SLUGS[harm]}`,
        title: `${harm}: the smallest schedule found`,
        description: `Found by a sweep for ${choiceText(choice)}.`,
        oracle: {
          mode: choice.mode,
          decimals: sweep.decimals,
          quorum: choice.quorum,
          maxDeviationBps: choice.maxDeviationBps,
          sources: sources.map(({ maxAge, gasLimit }) => ({ maxAge, gasLimit })),
        },
      },
    };
  }
  return undefined;
};
