import { expect } from "chai";
import hre from "hardhat";
import { buildTimeline } from "../../src/simulate/buildTimeline.ts";
import { CALL_OUTCOMES, type CallOutcome } from "../../src/oracle/callOutcome.ts";
import { differencesBetween } from "../../src/simulate/compareTraces.ts";
import { createEngine } from "../../src/simulate/engine.ts";
import { ASPECTS } from "../../src/scenario/fault.ts";
import { inspect } from "../../src/oracle/model.ts";
import { FAULTS, type Fault, LEVELS, type Level, type Mode, MODES } from "../../src/oracle/words.ts";
import { FAULT_DEFINITIONS } from "../../src/scenario/faultDefinitions.ts";
import type { RunConfig } from "../../src/scenario/runConfig.ts";
import type { Timeline } from "../../src/oracle/timeline.ts";
import { createTrace, type Trace } from "../../src/oracle/trace.ts";
import { exactConfig, runExactModel, stateAt } from "../../src/simulate/verify.ts";
import { expectNear } from "./near.ts";
import { complete, exampleOf, FAULT_END, FAULT_START, systemsNamed } from "../simulate/examples.ts";

/**
 * What every fault has to do, on real bytecode: its example strikes the first of three sources for three hours, while the
 * market falls from 3,000 to 2,700. A fault's own test adds what is special about it.
 */

/** Updates have arrived, and what came of them can be seen. */
const SETTLING_SECONDS = 120;
const SYSTEM_OF: Readonly<Record<Mode, string>> = { Ordered: "holdfast-ordered", Median: "holdfast-median" };

/** What an oracle of one mode says at a moment; the price in quote currency. */
export interface SeenReading {
  readonly level: Level;
  readonly price: number;
  /** Index of the source whose price it is, 255 for none. */
  readonly served: number;
  /** Indices of the sources that agree with the price. */
  readonly used: readonly number[];
  /** Indices of the sources that were asked and not usable. */
  readonly faulty: readonly number[];
}

/** What the struck source says at a moment, and what is made of it; prices in quote currency. */
export interface Seen extends Readonly<Record<Mode, SeenReading>> {
  /** True price. */
  readonly truth: number;
  /** How the call of its feed ends. */
  readonly call: CallOutcome;
  readonly price: number;
  /** Age of its data in seconds by what it says; negative where that lies ahead. */
  readonly age: number;
  /** What the oracle's `inspect()` finds wrong with it by itself or among the others, in Median. */
  readonly fault: Fault;
}

/** A fault's example after its run. */
export interface FaultExample {
  /** What is seen at a time in seconds after the fault began. */
  readonly after: (seconds: number) => Seen;
  /** What is seen at each step from one time after the fault's begin to before another; from begin to end if left out. */
  readonly during: (from?: number, until?: number) => Seen[];
}

interface Ran {
  readonly config: RunConfig;
  readonly timeline: Timeline;
  readonly traces: ReadonlyMap<string, Trace>;
}

/** How a run differs from the fault's example. */
export interface FaultChanges {
  readonly sources?: readonly string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const runExample = async (name: string, changes: FaultChanges = {}): Promise<Ran> => {
  const example = exampleOf(name);
  const faults = (example.faults ?? []).map((fault) => ({ ...fault, ...changes }));
  const config = await complete({ ...example, faults });
  const timeline = buildTimeline(config, config.seed);
  const engine = await createEngine(hre.artifacts, config, systemsNamed(...Object.values(SYSTEM_OF)));
  try {
    return { config, timeline, traces: await engine.run(timeline) };
  } finally {
    engine.close();
  }
};

const stepsBetween = (from: number, until: number, { stepSeconds }: RunConfig): number[] => {
  const steps: number[] = [];
  for (let step = Math.ceil(from / stepSeconds); step * stepSeconds < until; step++) steps.push(step);
  return steps;
};

const traceOf = ({ traces }: Ran, mode: Mode): Trace => traces.get(SYSTEM_OF[mode]) ?? createTrace(0);

const levelsAt = (trace: Trace, steps: readonly number[]): string[] => {
  const codes = new Set(steps.map((step) => trace.levels[step] ?? -1));
  return LEVELS.filter((_, code) => codes.has(code));
};

const faultAt = ({ config, timeline }: Ran, mode: Mode, step: number): Fault =>
  inspect(exactConfig(config, mode), stateAt(timeline, step, config))[0]?.fault ?? "None";

const indicesIn = (mask: number): number[] => [0, 1, 2].filter((index) => (mask & (1 << index)) !== 0);

const readingAt = (ran: Ran, mode: Mode, step: number, unit: number): SeenReading => {
  const trace = traceOf(ran, mode);
  return {
    level: LEVELS[trace.levels[step] ?? -1] ?? "Unavailable",
    price: (trace.prices[step] ?? Number.NaN) / unit,
    served: trace.served[step] ?? Number.NaN,
    used: indicesIn(trace.usedMasks[step] ?? 0),
    faulty: indicesIn(trace.faultMasks[step] ?? 0),
  };
};

const seenAt = (ran: Ran, step: number): Seen => {
  const { config, timeline } = ran;
  const [answers] = timeline.sources;
  const unit = 10 ** config.oracle.decimals;
  return {
    truth: (timeline.truth[step] ?? Number.NaN) / unit,
    call: CALL_OUTCOMES[answers?.calls[step] ?? 0] ?? "Healthy",
    price: (answers?.prices[step] ?? Number.NaN) / unit,
    age: step * config.stepSeconds - (answers?.times[step] ?? Number.NaN),
    fault: faultAt(ran, "Median", step),
    Ordered: readingAt(ran, "Ordered", step, unit),
    Median: readingAt(ran, "Median", step, unit),
  };
};

const exampleFrom = (ran: () => Ran): FaultExample => ({
  after: (seconds) => seenAt(ran(), Math.round((FAULT_START + seconds) / ran().config.stepSeconds)),
  during: (from = 0, until = FAULT_END - FAULT_START) =>
    stepsBetween(FAULT_START + from, FAULT_START + until, ran().config).map((step) => seenAt(ran(), step)),
});

/** Runs a fault with other parameters, or on other sources, than its example. */
export const runFault = async (name: string, changes: FaultChanges): Promise<FaultExample> => {
  const ran = await runExample(name, changes);
  return exampleFrom(() => ran);
};

/** Ends of the calls that are met, each once. */
export const callsOf = (seen: readonly Seen[]): CallOutcome[] => [...new Set(seen.map(({ call }) => call))];

/**
 * Ten minutes after a fault began, the second source says 2,985 and the third 2,988.33: without the first one, Ordered
 * serves the second's price, and Median their mean.
 */
export const expectFirstDropped = ({ Ordered, Median }: Seen): void => {
  expect(Ordered).to.deep.equal({ level: "Degraded", price: 2_985, served: 1, used: [1, 2], faulty: [0] });
  expectNear(Median.price, (2_985 + 2_988.3333) / 2, 0.001);
  expect(Median).to.deep.include({ level: "Degraded", used: [1, 2], faulty: [0] });
};

/**
 * The suite of one fault.
 * @param name As scenarios name it.
 * @param special Adds the tests of what this fault alone does.
 */
export const describeFault = (name: string, special: (example: FaultExample) => void): void => {
  describe(name, () => {
    let ran: Ran;

    before(async () => {
      ran = await runExample(name);
    });

    it("says what it is, what it models and what it changes", () => {
      const definition = FAULT_DEFINITIONS.get(name);
      for (const text of [definition?.title, definition?.models]) expect(text?.trim()).to.not.equal("");
      expect(definition?.touches).to.not.have.lengthOf(0);
      expect(ASPECTS).to.include.members([...(definition?.touches ?? [])]);
    });

    for (const mode of MODES) {
      it(`${mode}: shows itself as declared, on the bytecode`, () => {
        const steps = stepsBetween(FAULT_START + SETTLING_SECONDS, FAULT_END, ran.config);
        const met = new Set(steps.map((step) => faultAt(ran, mode, step)));
        const expected = FAULT_DEFINITIONS.get(name)?.expected[mode];
        expect(levelsAt(traceOf(ran, mode), steps)).to.deep.equal(expected?.levels);
        expect(FAULTS.filter((fault) => met.has(fault))).to.deep.equal(expected?.faults);
      });

      it(`${mode}: leaves the oracle Normal before, and lets it return to Normal`, () => {
        const trace = traceOf(ran, mode);
        expect(levelsAt(trace, stepsBetween(0, FAULT_START, ran.config))).to.deep.equal(["Normal"]);
        expect(LEVELS[trace.levels.at(-1) ?? -1]).to.equal("Normal");
      });

      it(`${mode}: is judged the same by both models and the bytecode`, () => {
        const { config, timeline } = ran;
        const trace = traceOf(ran, mode);
        const modelled = createTrace(config.steps);
        systemsNamed(SYSTEM_OF[mode])[0]?.model?.(timeline, config, modelled);
        expect(differencesBetween(trace, modelled)).to.deep.equal([]);
        const steps = [...Array(config.steps).keys()].filter((step) => step % 7 === 0);
        const exact = runExactModel(timeline, config, mode, steps);
        expect(differencesBetween(trace, exact, steps)).to.deep.equal([]);
      });
    }

    special(exampleFrom(() => ran));
  });
};
