import type { CallOutcome } from "../oracle/callOutcome.ts";
import { CALL_OUTCOMES } from "../oracle/callOutcome.ts";
import type { Aspect } from "../scenario/fault.ts";
import { LEVELS } from "../oracle/words.ts";
import type { Run } from "../simulate/result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { SourceTimeline } from "../oracle/timeline.ts";
import { NO_LEVEL, type Trace } from "../oracle/trace.ts";
import type { Tone } from "./palette.ts";

/** How a system did at one step, from best to worst; a band shows the worst where several fall on one pixel. */
export const STEP_STATES = [
  { name: "Normal", tone: "good" },
  { name: "served, no level", tone: "good" },
  { name: "Degraded", tone: "impaired" },
  { name: "Restricted: refused", tone: "restricted" },
  { name: "Unavailable: refused", tone: "refused" },
  { name: "refused, no level", tone: "refused" },
  { name: "served wrong", tone: "bad" },
] as const satisfies readonly { readonly name: string; readonly tone: Tone }[];
type StepState = (typeof STEP_STATES)[number]["name"];

/** The number by which a state stands in `ChartedSystem.states`. */
const stepState = (state: StepState): number => STEP_STATES.findIndex(({ name }) => name === state);

/** A price at each step; NaN where there is none. */
export interface ChartedPrices {
  readonly name: string;
  readonly prices: Float64Array;
}

/** What one system served, and how it did. */
export interface ChartedSystem extends ChartedPrices {
  /** Indices of `STEP_STATES`. */
  readonly states: Uint8Array;
}

/** A fault from start to end, in seconds. */
export interface ChartedFault {
  readonly name: string;
  /** Names of the sources that it strikes; empty for what strikes none of them, but the market or the chain. */
  readonly sources: readonly string[];
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One run as it is drawn; prices in whole currency. */
export interface ChartedRun {
  readonly stepSeconds: number;
  readonly truth: Float64Array;
  readonly sources: readonly ChartedPrices[];
  readonly systems: readonly ChartedSystem[];
  readonly faults: readonly ChartedFault[];
}

const BPS = 10_000;
/** What happens to no source by itself. */
const COMMON: readonly Aspect[] = ["truth", "sequencer"];

/** Ends of a call after which there is a round. */
const DELIVERING: readonly CallOutcome[] = ["Healthy", "ReturnLong", "ReturnBomb", "CarriedOver"];

const answeredPrices = ({ calls, prices }: SourceTimeline, unit: number): Float64Array => {
  const isDelivering = CALL_OUTCOMES.map((outcome) => DELIVERING.includes(outcome));
  return prices.map((price, step) => (isDelivering[calls[step] ?? 0] === true ? price / unit : Number.NaN));
};

const WRONG = stepState("served wrong");
/** The states of a served and of a refused step by level; those without a level come last. */
const SERVED = [
  ...LEVELS.map((level) => stepState(level === "Degraded" ? "Degraded" : "Normal")),
  stepState("served, no level"),
];
const REFUSED = [
  ...LEVELS.map((level) =>
    stepState(level === "Restricted" ? "Restricted: refused" : "Unavailable: refused"),
  ),
  stepState("refused, no level"),
];

const stateAt = (trace: Trace, step: number, truth: number, toleranceBps: number): number => {
  const level = Math.min(trace.levels[step] ?? NO_LEVEL, LEVELS.length);
  if (trace.isServed[step] !== 1) return REFUSED[level] ?? WRONG;
  const price = trace.prices[step] ?? 0;
  if (price <= 0 || Math.abs(price - truth) * BPS > toleranceBps * truth) return WRONG;
  return SERVED[level] ?? WRONG;
};

/** Makes a run drawable. */
export const chartedRunOf = (
  config: RunConfig,
  { timeline, traces }: Pick<Run, "timeline" | "traces">,
): ChartedRun => {
  const unit = 10 ** config.oracle.decimals;
  const { truth, stepSeconds } = timeline;
  return {
    stepSeconds,
    truth: truth.map((price) => price / unit),
    sources: timeline.sources.map((source, index) => ({
      name: config.sources[index]?.name ?? `source ${index}`,
      prices: answeredPrices(source, unit),
    })),
    systems: [...traces].map(([name, trace]) => ({
      name,
      prices: trace.prices.map((price, step) => (trace.isServed[step] === 1 ? price / unit : Number.NaN)),
      states: Uint8Array.from(truth, (price, step) => stateAt(trace, step, price, config.toleranceBps)),
    })),
    faults: config.faults.map(({ definition, sources, startSeconds, endSeconds }) => ({
      name: definition.name,
      sources: definition.touches.every((aspect) => COMMON.includes(aspect))
        ? []
        : definition.reach === "all" || sources.length === 0
          ? config.sources.map(({ name }) => name)
          : sources.map((index) => config.sources[index]?.name ?? `source ${index}`),
      startSeconds,
      endSeconds,
    })),
  };
};
