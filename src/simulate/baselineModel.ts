import { CALL_OUTCOMES, type CallOutcome } from "../oracle/callOutcome.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { NO_LEVEL, NONE_SERVED, type Trace } from "../oracle/trace.ts";

/** What the contracts of contracts/testing/Baselines.sol do, in plain numbers. They are held to the bytecode. */
interface Baseline {
  /** How many feeds are tried, in order. */
  readonly feeds: number;
  /** Whether an answer has to be positive and young enough. */
  readonly isChecked: boolean;
  /** Decimals of its prices; larger prices than 128 bits of them show as the largest (`SimulationHarness`). */
  readonly decimals: number;
}

/** How a call that delivers no round ends for a caller with `catch`. */
type Ending = "round" | "caught" | "burnt" | "uncaught";

const ENDING: Readonly<Record<CallOutcome, Ending>> = {
  Healthy: "round",
  ReturnLong: "round",
  ReturnBomb: "round",
  CarriedOver: "round",
  RevertEmpty: "caught",
  RevertReason: "caught",
  RevertCustomError: "caught",
  RevertBomb: "caught",
  PanicOverflow: "caught",
  PanicDivisionByZero: "caught",
  InvalidOpcode: "burnt",
  InfiniteLoop: "burnt",
  // The decoder of the caller itself reverts, outside what `catch` covers.
  ReturnNothing: "uncaught",
  ReturnOneWord: "uncaught",
  ReturnOneByteShort: "uncaught",
  DirtyRoundId: "uncaught",
  NoCode: "uncaught",
};
const ENDINGS = CALL_OUTCOMES.map((outcome) => ENDING[outcome]);
/** What takes more gas than a burner leaves, and with it the caller's last. */
const IS_BOMB = CALL_OUTCOMES.map((outcome) => outcome === "RevertBomb" || outcome === "ReturnBomb");

const clear = (trace: Trace, step: number): void => {
  trace.isServed[step] = 0;
  trace.levels[step] = NO_LEVEL;
  trace.prices[step] = 0;
  trace.lows[step] = 0;
  trace.highs[step] = 0;
  trace.ages[step] = 0;
  trace.votes[step] = 0;
  trace.served[step] = NONE_SERVED;
  trace.usedMasks[step] = 0;
  trace.faultMasks[step] = 0;
  trace.gas[step] = 0;
};

/** Writes what a baseline answers at each step. */
export const runBaseline = (
  timeline: Timeline,
  { sources, oracle }: RunConfig,
  trace: Trace,
  { feeds, isChecked, decimals }: Baseline,
): void => {
  const largest = 2 ** 128 / 10 ** (decimals - oracle.decimals);
  for (let step = 0; step < timeline.steps; step++) {
    clear(trace, step);
    const now = step * timeline.stepSeconds;
    let burners = 0;
    for (let index = 0; index < feeds; index++) {
      const answers = timeline.sources[index];
      if (answers === undefined) break;
      const call = answers.calls[step] ?? 0;
      const ending = ENDINGS[call];
      if (ending === "uncaught" || (burners > 0 && IS_BOMB[call] === true)) break;
      // Of the gas that a burner leaves, one part in 64, a second one leaves too little for anything.
      if (ending === "burnt" && ++burners > 1) break;
      if (ending !== "round") continue;
      const price = answers.prices[step] ?? 0;
      const isYoung = now - (answers.times[step] ?? 0) <= (sources[index]?.maxAge ?? 0);
      if (isChecked && (price <= 0 || !isYoung)) continue;
      trace.isServed[step] = 1;
      const shown = Math.min(price, largest);
      trace.prices[step] = shown;
      trace.lows[step] = shown;
      trace.highs[step] = shown;
      break;
    }
  }
};
