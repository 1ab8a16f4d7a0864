import { CALL_OUTCOMES, type CallOutcome } from "../oracle/callOutcome.ts";
import { START } from "./harnessCodec.ts";
import { tryRead } from "../oracle/model.ts";
import { type Answer, type Config, LEVELS, type Mode, type State } from "../oracle/words.ts";
import type { RunConfig, RunSource } from "../scenario/runConfig.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { createTrace, type Trace } from "../oracle/trace.ts";

/** The exact model of src/oracle/model.ts on steps of a timeline. */

const ROUND_ID = 1n;
const LARGEST_ANSWER = 2n ** 127n;

const FAILURES: Readonly<Partial<Record<CallOutcome, Answer>>> = {
  NoCode: { kind: "noCode" },
  RevertEmpty: { kind: "reverted", data: "0x" },
  RevertReason: { kind: "reverted", data: "0x08c379a0" },
  RevertCustomError: { kind: "reverted", data: "0x00000000" },
  RevertBomb: { kind: "reverted", data: "0x00000000" },
  PanicOverflow: { kind: "reverted", data: "0x4e487b71" },
  PanicDivisionByZero: { kind: "reverted", data: "0x4e487b71" },
  InvalidOpcode: { kind: "outOfGas" },
  InfiniteLoop: { kind: "outOfGas" },
  ReturnNothing: { kind: "shortData" },
  ReturnOneWord: { kind: "shortData" },
  ReturnOneByteShort: { kind: "shortData" },
};

const answerOf = (
  timeline: Timeline,
  index: number,
  step: number,
  source: RunSource,
  decimals: number,
): Answer => {
  const answers = timeline.sources[index];
  const outcome = CALL_OUTCOMES[answers?.calls[step] ?? 0] ?? "Healthy";
  const failure = FAILURES[outcome];
  if (failure !== undefined) return failure;
  const price = BigInt(answers?.prices[step] ?? 0);
  const powers = 10n ** BigInt(Math.abs(source.decimals - decimals));
  const scaled = source.decimals < decimals ? price / powers : price * powers;
  const updatedAt = BigInt(START + (answers?.times[step] ?? 0));
  return {
    kind: "round",
    roundId:
      outcome === "DirtyRoundId"
        ? 2n ** 80n + ROUND_ID
        : outcome === "CarriedOver"
          ? ROUND_ID + 1n
          : ROUND_ID,
    answer: BigInt.asUintN(256, scaled > LARGEST_ANSWER ? LARGEST_ANSWER : scaled),
    startedAt: updatedAt,
    updatedAt,
    answeredInRound: ROUND_ID,
  };
};

/** What the sources and the sequencer say at a step, exactly. */
export const stateAt = (timeline: Timeline, step: number, { sources, oracle }: RunConfig): State => {
  const now = BigInt(START + step * timeline.stepSeconds);
  const answers = sources.map((source, index) => answerOf(timeline, index, step, source, oracle.decimals));
  const { sequencer } = timeline;
  if (sequencer === undefined) return { now, answers };
  const since = BigInt(START + (sequencer.since[step] ?? 0));
  const answer = BigInt(sequencer.down[step] ?? 0);
  return {
    now,
    answers,
    sequencer: {
      kind: "round",
      roundId: 1n,
      answer,
      startedAt: since,
      updatedAt: since,
      answeredInRound: 1n,
    },
  };
};

/** The oracle of a scenario as the exact model takes it. */
export const exactConfig = ({ sources, oracle }: RunConfig, mode: Mode): Config => ({
  decimals: oracle.decimals,
  mode,
  quorum: oracle.quorum,
  maxDeviationBps: oracle.maxDeviationBps,
  minPrice: BigInt(oracle.minPrice),
  maxPrice: BigInt(oracle.maxPrice),
  hasSequencer: oracle.hasSequencer,
  sequencerGrace: oracle.sequencerGrace,
  sources: sources.map(({ decimals, maxAge, group, role }) => ({
    feedDecimals: decimals,
    maxAge,
    group,
    role,
  })),
});

/** Writes what the exact model answers at some steps; the others stay empty. */
export const runExactModel = (
  timeline: Timeline,
  config: RunConfig,
  mode: Mode,
  steps: Iterable<number>,
): Trace => {
  const trace = createTrace(timeline.steps);
  const exact = exactConfig(config, mode);
  for (const step of steps) {
    const state = stateAt(timeline, step, config);
    const reading = tryRead(exact, state);
    trace.levels[step] = LEVELS.indexOf(reading.level);
    trace.isServed[step] = reading.level === "Normal" || reading.level === "Degraded" ? 1 : 0;
    trace.prices[step] = Number(reading.price);
    trace.lows[step] = Number(reading.low);
    trace.highs[step] = Number(reading.high);
    trace.ages[step] = reading.level === "Unavailable" ? 0 : Number(state.now - reading.updatedAt);
    trace.votes[step] = reading.votes;
    trace.served[step] = reading.served;
    trace.usedMasks[step] = reading.usedMask;
    trace.faultMasks[step] = reading.faultMask;
  }
  return trace;
};
