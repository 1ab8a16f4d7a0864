import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../simulate/fastModel.ts";
import { completeScenario } from "../simulate/loadScenario.ts";
import { measure } from "../simulate/measures.ts";
import type { RunConfig } from "../simulate/runConfig.ts";
import type { ScenarioInput } from "../simulate/scenario.ts";
import { assessSources } from "../simulate/sourceHealth.ts";
import { createTrace } from "../simulate/trace.ts";
import { type Moments, NO_MOMENTS, withValue } from "./estimate.ts";
import type { ChoiceMoments, JobResult } from "./fold.ts";
import { type Choice, choicesOf, type SweepJob } from "./plan.ts";
import { randomFaults } from "./randomFaults.ts";
import type { Sweep } from "./sweepFile.ts";

const SECONDS_A_DAY = 86_400;
/** Of no consequence to the model. */
const GAS_LIMIT = 120_000;
/** What is judged anew for each choice; any that is allowed will do before. */
const ANY_DEVIATION_BPS = 100;

/** The scenario of one run, without what a choice decides. */
export const scenarioOf = (
  sweep: Sweep,
  sources: number,
  faults: NonNullable<ScenarioInput["faults"]>,
  seed: number,
): ScenarioInput => ({
  name: sweep.name,
  title: sweep.title,
  seed,
  durationSeconds: sweep.durationSeconds,
  stepSeconds: sweep.stepSeconds,
  toleranceBps: sweep.toleranceBps,
  price: sweep.price,
  sources: sweep.sources.slice(0, sources),
  oracle: {
    decimals: sweep.decimals,
    quorum: 1,
    maxDeviationBps: ANY_DEVIATION_BPS,
    sources: sweep.sources.slice(0, sources).map(() => ({ maxAge: 1, gasLimit: GAS_LIMIT })),
  },
  faults,
});

/** The same run under a choice. */
export const configOf = (
  config: RunConfig,
  { quorum, maxDeviationBps, maxAgeFactor }: Omit<Choice, "mode" | "sources">,
): RunConfig => ({
  ...config,
  oracle: { ...config.oracle, quorum, maxDeviationBps },
  sources: config.sources.map((source) => ({
    ...source,
    maxAge: Math.max(1, Math.round(source.heartbeatSeconds * maxAgeFactor)),
  })),
});

interface Sums {
  availability: Moments;
  exposurePerDay: Moments;
  falseRefusalPerDay: Moments;
  worstErrorBps: number;
}

/**
 * Does one job: the same outages for every choice, so that choices are compared and not luck.
 * @param folder What a price history in the sweep's file is relative to.
 */
export const runJob = async (job: SweepJob, folder: string): Promise<JobResult> => {
  const { sweep, environment, sources, firstSeed, runs } = job;
  const choices = choicesOf(sweep, sources);
  const names = sweep.sources.slice(0, sources).map(({ name }) => name);
  const days = sweep.durationSeconds / SECONDS_A_DAY;
  const sums: Sums[] = choices.map(() => ({
    availability: NO_MOMENTS,
    exposurePerDay: NO_MOMENTS,
    falseRefusalPerDay: NO_MOMENTS,
    worstErrorBps: 0,
  }));
  const trace = createTrace(Math.floor(sweep.durationSeconds / sweep.stepSeconds));
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const faults = randomFaults(sweep, environment, names, seed);
    const config = await completeScenario(scenarioOf(sweep, sources, faults, seed), { folder });
    const timeline = buildTimeline(config, seed);
    for (const [place, choice] of choices.entries()) {
      const chosen = configOf(config, choice);
      runModel(timeline, chosen, choice.mode, trace);
      const measures = measure(chosen, timeline, assessSources(timeline, chosen), trace);
      const sum = sums[place];
      if (sum === undefined) continue;
      sum.availability = withValue(sum.availability, measures.availability);
      sum.exposurePerDay = withValue(sum.exposurePerDay, measures.wrongPriceExposure / days);
      sum.falseRefusalPerDay = withValue(sum.falseRefusalPerDay, measures.falseRefusalSeconds / days);
      sum.worstErrorBps = Math.max(sum.worstErrorBps, measures.worstErrorBps);
    }
  }
  return sums satisfies readonly ChoiceMoments[];
};
