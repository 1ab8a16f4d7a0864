import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../simulate/fastModel.ts";
import { checkFaults } from "../simulate/checkFaults.ts";
import { completeScenario } from "../simulate/loadScenario.ts";
import { measure } from "../simulate/measures.ts";
import type { RunConfig } from "../simulate/runConfig.ts";
import { type ScenarioFile, type ScenarioInput, scenarioSchema } from "../simulate/scenario.ts";
import { assessSources, type SourceHealth } from "../simulate/sourceHealth.ts";
import type { Timeline } from "../simulate/timeline.ts";
import { createTrace } from "../simulate/trace.ts";
import { CODE_DIGEST } from "./codeDigest.ts";
import { type Moments, NO_MOMENTS, withValue } from "./estimate.ts";
import { holdToExactModel } from "./exactCheck.ts";
import type { ChoiceMoments, JobResult } from "./fold.ts";
import { type Choice, choicesOf, type SweepJob } from "./plan.ts";
import { randomFaults } from "./randomFaults.ts";
import type { Sweep } from "./sweepFile.ts";

const SECONDS_A_DAY = 86_400;
/** Of no consequence to the model. */
const GAS_LIMIT = 120_000;
/** What is judged anew for each choice; any that is allowed will do before. */
const ANY_DEVIATION_BPS = 100;

/** A worker of another version than the sweep's: their results must not be added up. */
export class OtherCode extends Error {
  override readonly name = "OtherCode";

  constructor() {
    super(
      "A worker runs other code than the sweep: install the same version on every host, and run the same command again.",
    );
  }
}

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

/** Lets timers and messages of the process have their turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Completes scenarios of a sweep that differ in their faults and seed alone, reading files once. */
const openScenarios = async (sweep: Sweep, sources: number, folder: string) => {
  const scenario = scenarioOf(sweep, sources, [], sweep.seed);
  const config = await completeScenario(scenario, { folder });
  const file = scenarioSchema.parse(scenario);
  return (faults: ScenarioFile["faults"], seed: number): RunConfig => ({
    ...config,
    seed,
    faults: checkFaults({ ...file, faults }),
  });
};

/**
 * Does one job: the same outages for every choice, so that choices are compared and not luck. A sample of its first run is
 * held against the exact model.
 * @param folder What a price history in the sweep's file is relative to.
 * @throws ModelMismatch where the models differ.
 */
export const runJob = async (job: SweepJob, folder: string): Promise<JobResult> => {
  const { code, sweep, environment, sources, firstSeed, runs } = job;
  if (code !== CODE_DIGEST) throw new OtherCode();
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
  const configAt = await openScenarios(sweep, sources, folder);
  let reused: Timeline | undefined;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const config = configAt(randomFaults(sweep, environment, names, seed), seed);
    const timeline = buildTimeline(config, seed, reused);
    reused = timeline;
    // How sources are hangs on the quorum and the ages alone, so other choices need not look again.
    const healths = new Map<string, SourceHealth>();
    for (const [place, choice] of choices.entries()) {
      const chosen = configOf(config, choice);
      const key = `${choice.quorum} ${choice.maxAgeFactor}`;
      const health = healths.get(key) ?? assessSources(timeline, chosen);
      healths.set(key, health);
      runModel(timeline, chosen, choice.mode, trace);
      if (seed === firstSeed) holdToExactModel(timeline, chosen, choice, trace);
      const measures = measure(chosen, timeline, health, trace);
      const sum = sums[place];
      if (sum === undefined) continue;
      sum.availability = withValue(sum.availability, measures.availability);
      sum.exposurePerDay = withValue(sum.exposurePerDay, measures.wrongPriceExposure / days);
      sum.falseRefusalPerDay = withValue(sum.falseRefusalPerDay, measures.falseRefusalSeconds / days);
      sum.worstErrorBps = Math.max(sum.worstErrorBps, measures.worstErrorBps);
    }
    await breathe();
  }
  return sums satisfies readonly ChoiceMoments[];
};
