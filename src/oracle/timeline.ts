import type { CallOutcome } from "./callOutcome.ts";
import { CALL_OUTCOMES } from "./callOutcome.ts";

/** The number by which a call's outcome stands in `SourceTimeline.calls`. */
export const callCode = (outcome: CallOutcome): number => CALL_OUTCOMES.indexOf(outcome);

/** What one source's feed answers at each step. */
export interface SourceTimeline {
  /** How the call ends: an index of `CALL_OUTCOMES`. */
  readonly calls: Uint8Array;
  /** Answered price in units of the oracle's decimals; whole, may be negative or beyond 2^53. */
  readonly prices: Float64Array;
  /** Claimed time of the data in seconds since the scenario began; negative before it, and later than now for the future. */
  readonly times: Float64Array;
}

/** What the sequencer's uptime feed answers at each step. */
interface SequencerTimeline {
  /** 1 while the sequencer is down. */
  readonly down: Uint8Array;
  /** Since when it has been as it is, in seconds since the scenario began. */
  readonly since: Float64Array;
}

/** Everything that happens in one run of a scenario, before any oracle looks at it: a function of scenario and seed. */
export interface Timeline {
  readonly steps: number;
  readonly stepSeconds: number;
  /** True price at each step, in units. */
  readonly truth: Float64Array;
  /** One for each source, in the oracle's order. */
  readonly sources: readonly SourceTimeline[];
  /** Only where the oracle heeds one. */
  readonly sequencer?: SequencerTimeline;
}

/** An empty timeline to be filled, and to be filled again for the next seed. */
export const createTimeline = (
  steps: number,
  stepSeconds: number,
  sourceCount: number,
  hasSequencer: boolean,
): Timeline => ({
  steps,
  stepSeconds,
  truth: new Float64Array(steps),
  sources: Array.from({ length: sourceCount }, () => ({
    calls: new Uint8Array(steps),
    prices: new Float64Array(steps),
    times: new Float64Array(steps),
  })),
  ...(hasSequencer && { sequencer: { down: new Uint8Array(steps), since: new Float64Array(steps) } }),
});
