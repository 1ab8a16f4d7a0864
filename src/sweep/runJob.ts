import { setImmediate } from "node:timers/promises";
import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../oracle/fastModel.ts";
import { checkFaults } from "../scenario/checkFaults.ts";
import { measure } from "../simulate/measures.ts";
import { scenarioSchema } from "../scenario/scenario.ts";
import { assessSources, type SourceHealth } from "../simulate/sourceHealth.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { createTrace } from "../oracle/trace.ts";
import { CODE_DIGEST } from "./codeDigest.ts";
import { type Moments, NO_MOMENTS, withValue } from "./estimate.ts";
import { holdToExactModel } from "./exactCheck.ts";
import type { ChoiceMoments, JobResult } from "./fold.ts";
import { choicesOf, type SweepJob } from "./plan.ts";
import { randomFaults } from "./randomFaults.ts";
import { completeSweep, configOf, digestOfFiles, scenarioOf } from "./sweepScenario.ts";
import { type Problem, notObserved } from "../problem.ts";

const SECONDS_A_DAY = 86_400;

/** A worker of another version than the sweep's: their results must not be added up. */
const otherCode = (): Problem =>
  notObserved(
    "A worker runs other code than the sweep: install the same version on every host, and run the same command again.",
  );

/** A worker that has other files than the sweep: their results must not be added up. */
const otherFiles = (): Problem =>
  notObserved(
    "A price history that the sweep names, or data/feeds.json, is another file on a worker than where the sweep was begun: copy it to every host, and run the same command again.",
  );

interface Sums {
  availability: Moments;
  exposurePerDay: Moments;
  falseRefusalPerDay: Moments;
  worstErrorBps: number;
}

/**
 * Does one job: the same outages for every choice, so that choices are compared and not luck. A sample of its first run is
 * held against the exact model.
 * @param folder What a price history in the sweep's file is relative to.
 * @throws Problem where the models differ.
 * @throws Problem where the sweep was begun with other ones.
 */
export const runJob = async (job: SweepJob, folder: string): Promise<JobResult> => {
  const { code, files, sweep, environment, sources, firstSeed, runs } = job;
  if (code !== CODE_DIGEST) throw otherCode();
  const whole = await completeSweep(sweep, folder);
  if (files !== digestOfFiles(whole)) throw otherFiles();
  const scenario = scenarioSchema.parse(scenarioOf(sweep, sources, [], sweep.seed));
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
  let reused: Timeline | undefined;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const faults = checkFaults({ ...scenario, faults: randomFaults(sweep, environment, names, seed) });
    const config = { ...whole, seed, faults, sources: whole.sources.slice(0, sources) };
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
    // Timers and messages of the process have their turn.
    await setImmediate();
  }
  return sums satisfies readonly ChoiceMoments[];
};
