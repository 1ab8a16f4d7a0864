import fc from "fast-check";
import { CALL_OUTCOMES } from "../../src/oracle/callOutcome.ts";
import { differencesBetween } from "../../src/simulate/compareTraces.ts";
import { runModel } from "../../src/oracle/fastModel.ts";
import { type Mode, ROLES } from "../../src/oracle/words.ts";
import type { RunConfig, RunSource } from "../../src/scenario/runConfig.ts";
import { createTimeline, type Timeline } from "../../src/oracle/timeline.ts";
import { createTrace } from "../../src/oracle/trace.ts";
import { runExactModel } from "../../src/simulate/verify.ts";
import { complete, fallingMarket } from "../simulate/examples.ts";

const STEPS = 40;
const STEP_SECONDS = 60;
/** The longest that data may be old, in steps: short, so that it often ends in the middle of a run. */
const MAX_AGE_STEPS = 8;
const UNIT = 10 ** 8;

/** What one source answers from some step on, until its next entry. */
interface Stretch {
  readonly steps: number;
  readonly call: number;
  readonly price: number;
  readonly ageSteps: number;
  readonly lateSeconds: number;
}

/** Few prices, near one another and far apart, and few of each kind of call: the same voices often stand again. */
const stretches: fc.Arbitrary<Stretch[]> = fc.array(
  fc.record({
    steps: fc.integer({ min: 1, max: 12 }),
    call: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: CALL_OUTCOMES.length - 1 }) },
    ),
    price: fc.constantFrom(0, 3_000, 3_010, 3_030, 3_100, 4_500).map((price) => price * UNIT),
    ageSteps: fc.integer({ min: -2, max: MAX_AGE_STEPS + 1 }),
    lateSeconds: fc.constantFrom(0, 1, 59),
  }),
  { minLength: 1, maxLength: 10 },
);

const sources = fc.array(
  fc.record({
    stretches,
    group: fc.integer({ min: 0, max: 3 }),
    role: fc.constantFrom(...ROLES),
    decimals: fc.constantFrom(8, 18),
  }),
  { minLength: 1, maxLength: 5 },
);

const world = fc.record({
  sources,
  quorum: fc.integer({ min: 1, max: 3 }),
  maxDeviationBps: fc.constantFrom(50, 100, 400),
  bounds: fc.constantFrom([0, 0], [2_000, 4_000]),
  /** Whether the sequencer is down, by stretches of five steps; none where the oracle heeds none. */
  sequencer: fc.option(fc.array(fc.boolean(), { minLength: STEPS / 5, maxLength: STEPS / 5 }), {
    nil: undefined,
  }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

const timelineOf = ({ sources: drawn, sequencer }: World): Timeline => {
  const timeline = createTimeline(STEPS, STEP_SECONDS, drawn.length, sequencer !== undefined);
  timeline.truth.fill(3_000 * UNIT);
  for (const [index, source] of drawn.entries()) {
    const answers = timeline.sources[index];
    let step = 0;
    for (const stretch of [...source.stretches, ...source.stretches]) {
      const since = (step - stretch.ageSteps) * STEP_SECONDS + stretch.lateSeconds;
      for (let left = stretch.steps; left > 0 && step < STEPS; left--, step++) {
        answers?.calls.fill(stretch.call, step, step + 1);
        answers?.prices.fill(stretch.price, step, step + 1);
        answers?.times.fill(since, step, step + 1);
      }
    }
  }
  for (let step = 0; step < STEPS && sequencer !== undefined; step++) {
    const isDown = sequencer[Math.floor(step / 5)] === true;
    const begin = sequencer.findLastIndex((other, index) => index * 5 < step && other !== isDown) + 1;
    timeline.sequencer?.down.fill(isDown ? 1 : 0, step, step + 1);
    timeline.sequencer?.since.fill(begin * 5 * STEP_SECONDS, step, step + 1);
  }
  return timeline;
};

const configOf = (example: RunConfig, drawn: World): RunConfig => {
  const [pattern] = example.sources;
  if (pattern === undefined) throw new RangeError("The example has no source.");
  return {
    ...example,
    steps: STEPS,
    sources: drawn.sources.map(
      ({ group, role, decimals }): RunSource => ({
        ...pattern,
        group,
        role,
        decimals,
        maxAge: MAX_AGE_STEPS * STEP_SECONDS,
      }),
    ),
    oracle: {
      ...example.oracle,
      quorum: drawn.quorum,
      maxDeviationBps: drawn.maxDeviationBps,
      minPrice: (drawn.bounds[0] ?? 0) * UNIT,
      maxPrice: (drawn.bounds[1] ?? 0) * UNIT,
      hasSequencer: drawn.sequencer !== undefined,
      sequencerGrace: 4 * STEP_SECONDS,
    },
  };
};

describe("the model in plain numbers", () => {
  for (const mode of ["Ordered", "Median"] satisfies Mode[]) {
    it(`answers what the exact model answers at every step of random runs, in ${mode}`, async () => {
      const example = await complete(fallingMarket);
      // One trace for all, as in a sweep: what an earlier run left must not show.
      const trace = createTrace(STEPS);
      const steps = Array.from({ length: STEPS }, (_, step) => step);
      fc.assert(
        fc.property(world, (drawn) => {
          const config = configOf(example, drawn);
          const timeline = timelineOf(drawn);
          runModel(timeline, config, mode, trace);
          const [first] = differencesBetween(trace, runExactModel(timeline, config, mode, steps));
          if (first !== undefined) throw new Error(JSON.stringify(first));
        }),
        { numRuns: process.env["HOLDFAST_DEEP"] === "1" ? 20_000 : 1_000, seed: 1 },
      );
    });
  }
});
