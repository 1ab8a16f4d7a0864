import { differencesBetween } from "../simulate/compareTraces.ts";
import { createRandom } from "../scenario/random.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import { modelMismatch } from "../simulate/simulation.ts";
import type { Timeline } from "../oracle/timeline.ts";
import type { Trace } from "../oracle/trace.ts";
import { runExactModel } from "../simulate/verify.ts";
import type { Choice } from "./plan.ts";
import { choiceText } from "./pareto.ts";

/** Steps of a run that are held against the exact model; every choice is. */
const SAMPLE = 8;

/** Throws where a run differs from what another system answered. */
export const requireSame = (
  choice: Choice,
  seed: number,
  what: string,
  [one, other]: readonly [Trace, Trace],
  steps?: readonly number[],
): void => {
  const [first] = differencesBetween(one, other, steps);
  if (first === undefined) return;
  const sentence = `${first.field} at step ${first.step} is ${first.one}, but ${first.other} ${what}`;
  throw modelMismatch(choiceText(choice), seed, sentence);
};

/**
 * Holds a run in plain numbers against the exact model, on some steps that are drawn.
 * @throws Problem where they differ.
 */
export const holdToExactModel = (
  timeline: Timeline,
  config: RunConfig,
  choice: Choice,
  trace: Trace,
): void => {
  const random = createRandom(config.seed, `sample of ${choiceText(choice)}`);
  const steps = Array.from({ length: SAMPLE }, () => Math.floor(random.next() * timeline.steps));
  const exact = runExactModel(timeline, config, choice.mode, steps);
  requireSame(choice, config.seed, "by the exact model", [trace, exact], steps);
};
