import { LEVELS, type Level } from "../oracle/words.ts";
import type { Measures } from "./result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import { errorBps, type SourceHealth } from "./sourceHealth.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { NO_LEVEL, NORMAL, type Trace } from "../oracle/trace.ts";
import { simulateVault } from "./vault.ts";

const BPS = 10_000;

/** Whether a system lets a consumer see at a step that something is wrong. */
const showsTrouble = (trace: Trace, step: number): boolean => {
  if (trace.isServed[step] === 0) return true;
  const level = trace.levels[step] ?? NO_LEVEL;
  return level !== NO_LEVEL && level !== NORMAL;
};

/** Steps from the first bad one to the first that fits; null where there is none. */
const stepsUntil = (
  { firstBadStep }: SourceHealth,
  steps: number,
  fits: (step: number) => boolean,
): number | null => {
  if (firstBadStep < 0) return null;
  for (let step = firstBadStep; step < steps; step++) if (fits(step)) return step - firstBadStep;
  return null;
};

const secondsOf = (steps: number | null, stepSeconds: number): number | null =>
  steps === null ? null : steps * stepSeconds;

/** How often a system changed its sources, and the largest step of its price at that. */
const measureSwitches = (
  { truth }: Timeline,
  trace: Trace,
): { switches: number; worstSwitchStepBps: number } => {
  let switches = 0;
  let worst = 0;
  let last = -1;
  for (let step = 0; step < trace.steps; step++) {
    if (trace.isServed[step] === 0 || trace.levels[step] === NO_LEVEL) continue;
    const hasSwitched =
      last >= 0 &&
      (trace.served[step] !== trace.served[last] || trace.usedMasks[step] !== trace.usedMasks[last]);
    if (hasSwitched) {
      switches++;
      const moved = (trace.prices[step] ?? 0) / (trace.prices[last] ?? 1);
      const trulyMoved = (truth[step] ?? 0) / (truth[last] ?? 1);
      worst = Math.max(worst, Math.abs(moved - trulyMoved) * BPS);
    }
    last = step;
  }
  return { switches, worstSwitchStepBps: worst };
};

const isRight = (timeline: Timeline, trace: Trace, step: number, toleranceBps: number): boolean =>
  trace.isServed[step] === 1 && errorBps(trace.prices[step] ?? 0, timeline.truth[step] ?? 0) <= toleranceBps;

/** How a system did in a run. */
export const measure = (
  config: RunConfig,
  timeline: Timeline,
  health: SourceHealth,
  trace: Trace,
): Measures => {
  const { toleranceBps } = config;
  const { steps, stepSeconds, truth } = timeline;
  const stepsAtLevel = new Float64Array(LEVELS.length);
  let served = 0;
  let wrong = 0;
  let exposure = 0;
  let worst = 0;
  let falseRefusals = 0;
  let gas = 0;
  let maxGas = 0;
  for (let step = 0; step < steps; step++) {
    const level = trace.levels[step] ?? NO_LEVEL;
    if (level !== NO_LEVEL) stepsAtLevel[level] = (stepsAtLevel[level] ?? 0) + 1;
    const spent = trace.gas[step] ?? 0;
    gas += spent;
    if (spent > maxGas) maxGas = spent;
    if (trace.isServed[step] === 0) {
      if (health.couldServe[step] === 1) falseRefusals++;
      continue;
    }
    served++;
    const error = errorBps(trace.prices[step] ?? 0, truth[step] ?? 0);
    if (error > worst) worst = error;
    if (error <= toleranceBps) continue;
    wrong++;
    exposure += Math.min(BPS, error - toleranceBps) * stepSeconds;
  }
  const usesOnlyGood = (step: number): boolean =>
    isRight(timeline, trace, step, toleranceBps) &&
    ((trace.usedMasks[step] ?? 0) & (health.badMasks[step] ?? 0)) === 0;
  const last = steps - 1;
  const lastLevel = trace.levels[last] ?? NO_LEVEL;
  return {
    availability: served / steps,
    rightShare: (served - wrong) / steps,
    wrongSeconds: wrong * stepSeconds,
    wrongPriceExposure: exposure,
    worstErrorBps: worst,
    unavailableSeconds: (steps - served) * stepSeconds,
    falseRefusalSeconds: falseRefusals * stepSeconds,
    levelsSeconds: Object.fromEntries(
      LEVELS.map((level, code) => [level, (stepsAtLevel[code] ?? 0) * stepSeconds]),
    ) as Record<Level, number>,
    secondsToDetect: secondsOf(
      stepsUntil(health, steps, (step) => showsTrouble(trace, step)),
      stepSeconds,
    ),
    secondsToSwitch: secondsOf(stepsUntil(health, steps, usesOnlyGood), stepSeconds),
    ...measureSwitches(timeline, trace),
    meanGas: gas / steps,
    maxGas,
    healed: isRight(timeline, trace, last, toleranceBps) && (lastLevel === NO_LEVEL || lastLevel === NORMAL),
    vaults: config.consumers.map((consumer) => simulateVault(consumer, config, timeline, trace)),
  };
};
