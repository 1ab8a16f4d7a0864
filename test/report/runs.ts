import { z } from "zod";
import { defineFault } from "../../src/scenario/fault.ts";
import { LEVELS } from "../../src/oracle/words.ts";
import type { Measures } from "../../src/simulate/result.ts";
import type { RunConfig, RunFault, RunSource } from "../../src/scenario/runConfig.ts";
import { callCode, createTimeline } from "../../src/oracle/timeline.ts";
import { createTrace, NO_LEVEL, NORMAL, type Trace } from "../../src/oracle/trace.ts";
import type { ScenarioOutcome } from "../../src/report/simulationInput.ts";

/** Units of a price of 1. */
export const UNIT = 1e8;
const STEP_SECONDS = 60;
const PRICE = 2_000;

export const expectation = { levels: [...LEVELS], faults: [] };

/** A fault that multiplies the price of the first source. */
export const factor = defineFault({
  name: "factor",
  title: "answers a multiple of the price",
  models: "A wrong reference.",
  incidents: [],
  parameters: z.strictObject({ multiplier: z.number() }),
  example: { multiplier: 2 },
  touches: ["observation"],
  isExclusive: false,
  reach: "named",
  effects: { observe: (price, { parameters }) => price * parameters.multiplier },
  drill: { cannot: "It is made up." },
  expected: { Ordered: expectation, Median: expectation },
});

const source = (name: string, group: number): RunSource => ({
  name,
  decimals: 8,
  heartbeatSeconds: 3_600,
  deviationBps: 50,
  latencySeconds: 0,
  latencyJitterSeconds: 0,
  biasBps: 0,
  maxAge: 3_900,
  gasLimit: 120_000,
  group,
  role: "Voter",
});

/** A configuration of three sources, of which two have to agree. */
export const configOf = (steps: number, faults: readonly RunFault[] = [], title = "A lie"): RunConfig => ({
  name: "lie",
  title,
  description: "One of three lies.",
  seed: 7,
  steps,
  stepSeconds: STEP_SECONDS,
  toleranceBps: 200,
  healSeconds: 0,
  price: { kind: "constant", price: PRICE },
  history: undefined,
  sources: ["first", "second", "third"].map(source),
  oracle: {
    mode: "Median",
    decimals: 8,
    quorum: 2,
    maxDeviationBps: 100,
    minPrice: 0,
    maxPrice: 0,
    hasSequencer: false,
    sequencerGrace: 0,
  },
  faults,
  consumers: [],
});

/** Measures of a system that was always right, but for the changes. */
export const measuresOf = (changes: Partial<Measures> = {}): Measures => ({
  availability: 1,
  rightShare: 1,
  wrongSeconds: 0,
  wrongPriceExposure: 0,
  worstErrorBps: 0,
  unavailableSeconds: 0,
  falseRefusalSeconds: 0,
  levelsSeconds: { Normal: 0, Degraded: 0, Restricted: 0, Unavailable: 0 },
  secondsToDetect: null,
  secondsToSwitch: null,
  switches: 0,
  worstSwitchStepBps: 0,
  meanGas: 0,
  maxGas: 0,
  healed: true,
  vaults: [],
  ...changes,
});

/** A price that wanders without a pattern, the same each time. */
const wandering = (step: number): number => Math.round(UNIT * PRICE * (1 + Math.sin(step * 12.9898) / 50));

const traceOf = (truth: Float64Array, level: number, prices: Float64Array): Trace => {
  const trace = createTrace(truth.length);
  trace.isServed.fill(1);
  trace.levels.fill(level);
  trace.prices.set(prices);
  return trace;
};

/**
 * A run in which the first source lies a thousandfold in its second quarter and reverts in its third, a single feed follows
 * it, and an oracle with levels is degraded meanwhile.
 */
export const outcomeOf = (steps: number, title?: string): ScenarioOutcome => {
  const [quarter, half, threeQuarters] = [1, 2, 3].map((part) => Math.floor((steps * part) / 4));
  const isLie = (step: number) => step >= (quarter ?? 0) && step < (half ?? 0);
  const isSilent = (step: number) => step >= (half ?? 0) && step < (threeQuarters ?? 0);
  const timeline = createTimeline(steps, STEP_SECONDS, 3, false);
  for (let step = 0; step < steps; step++) {
    const price = wandering(step);
    timeline.truth[step] = price;
    timeline.sources.forEach(({ prices, calls }, index) => {
      prices[step] = price * (index === 0 && isLie(step) ? 1_000 : 1);
      calls[step] = callCode(index === 0 && isSilent(step) ? "RevertEmpty" : "Healthy");
    });
  }
  const oracle = traceOf(timeline.truth, NORMAL, timeline.truth);
  const single = traceOf(timeline.truth, NO_LEVEL, timeline.sources[0]?.prices ?? timeline.truth);
  for (let step = 0; step < steps; step++) {
    if (isLie(step) || isSilent(step)) oracle.levels[step] = LEVELS.indexOf("Degraded");
    if (isSilent(step)) single.isServed[step] = 0;
  }
  const fault: RunFault = {
    definition: factor,
    parameters: { multiplier: 1_000 },
    sources: [0],
    startSeconds: (quarter ?? 0) * STEP_SECONDS,
    endSeconds: (half ?? 0) * STEP_SECONDS,
  };
  const measures = new Map([
    ["oracle", measuresOf()],
    [
      "single",
      measuresOf({
        wrongSeconds: 3_600,
        wrongPriceExposure: 36_000,
        worstErrorBps: 9_990_000,
        availability: 0.75,
        rightShare: 0.5,
      }),
    ],
  ]);
  return {
    config: configOf(steps, [fault], title),
    systems: [
      { name: "oracle", title: "an oracle" },
      { name: "single", title: "one feed" },
    ],
    run: {
      seed: 7,
      timeline,
      traces: new Map([
        ["oracle", oracle],
        ["single", single],
      ]),
      measures,
    },
    measures: [measures],
  };
};
