import { BEHAVIOR_OF_OUTCOME, CALL_OUTCOMES, PRICE_ABOVE_MAXIMUM } from "../oracle/callOutcome.ts";
import { LEVELS } from "../oracle/words.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { DeployedSystem } from "./system.ts";
import type { Timeline } from "../oracle/timeline.ts";
import { NO_LEVEL, NONE_SERVED, type Trace } from "../oracle/trace.ts";

/** Words of `contracts/testing/SimulationHarness.sol`, to and from bytes without an allocation a step. */

export const WORD_BYTES = 32;
export const WORDS_A_RESULT = 2;
const TWO_TO_32 = 2 ** 32;
const EXACT = 2 ** 53;
const BEYOND_EVERY_PRICE = 2n ** 127n;
const DEGRADED = LEVELS.indexOf("Degraded");
const UNAVAILABLE = LEVELS.indexOf("Unavailable");
/** Time of the first step on the chain, in Unix seconds. */
export const START = 1_800_000_000;
/** In place of a behavior: the feed has no code. */
const NO_CODE = 255;
const SUCCEEDED = 1;
const NEGATIVE = 2;

const BEHAVIORS = Uint8Array.from(CALL_OUTCOMES, (outcome) => BEHAVIOR_OF_OUTCOME[outcome] ?? NO_CODE);

/** Writes a signed whole number of at most 2^53 into 64 bits. */
const setInteger = (view: DataView, offset: number, value: number): void => {
  const high = Math.floor(value / TWO_TO_32);
  view.setInt32(offset, high);
  view.setUint32(offset + 4, value - high * TWO_TO_32);
};

/** Writes an answer into 128 signed bits; whether it fits. */
const setAnswer = (view: DataView, offset: number, answer: number, exponent: number): boolean => {
  const factor = 10 ** Math.abs(exponent);
  const scaled = exponent < 0 ? Math.trunc(answer / factor) : answer * factor;
  if (Math.abs(scaled) < EXACT) {
    view.setInt32(offset, scaled < 0 ? -1 : 0);
    view.setInt32(offset + 4, scaled < 0 ? -1 : 0);
    setInteger(view, offset + 8, scaled);
    return true;
  }
  const powers = 10n ** BigInt(Math.abs(exponent));
  const exact = exponent < 0 ? BigInt(answer) / powers : BigInt(answer) * powers;
  if (exact >= BEYOND_EVERY_PRICE) return false;
  const bounded = exact < -BEYOND_EVERY_PRICE ? -BEYOND_EVERY_PRICE : exact;
  view.setBigInt64(offset, bounded >> 64n);
  view.setBigUint64(offset + 8, BigInt.asUintN(64, bounded));
  return true;
};

/** Writes a feed's word. */
const setWord = (
  view: DataView,
  offset: number,
  behavior: number,
  answer: number,
  exponent: number,
  seconds: number,
): void => {
  const fits = setAnswer(view, offset, answer, exponent);
  setInteger(view, offset + 16, START + seconds);
  view.setUint32(offset + 28, !fits && behavior === 0 ? PRICE_ABOVE_MAXIMUM : behavior);
};

/** What every feed, and the sequencer's after them, answers at every step. */
export const encodeWords = (timeline: Timeline, { sources, oracle }: RunConfig): Uint8Array => {
  const { steps, sequencer } = timeline;
  const feeds = sources.length + (sequencer === undefined ? 0 : 1);
  const bytes = new Uint8Array(steps * feeds * WORD_BYTES);
  const view = new DataView(bytes.buffer);
  const stride = feeds * WORD_BYTES;
  for (const [index, { calls, prices, times }] of timeline.sources.entries()) {
    const exponent = (sources[index]?.decimals ?? 0) - oracle.decimals;
    for (let step = 0; step < steps; step++) {
      const offset = step * stride + index * WORD_BYTES;
      setWord(view, offset, BEHAVIORS[calls[step] ?? 0] ?? 0, prices[step] ?? 0, exponent, times[step] ?? 0);
    }
  }
  if (sequencer !== undefined) {
    for (let step = 0; step < steps; step++) {
      const offset = (step + 1) * stride - WORD_BYTES;
      setWord(view, offset, 0, sequencer.down[step] ?? 0, 0, sequencer.since[step] ?? 0);
    }
  }
  return bytes;
};

/** An unsigned number of 128 bits; beyond 2^53 the nearest that a double can hold. */
const getUnsigned128 = (view: DataView, offset: number): number => {
  const high = view.getUint32(offset) | view.getUint32(offset + 4);
  const middle = view.getUint32(offset + 8);
  if (high === 0 && middle < 2 ** 21) return middle * TWO_TO_32 + view.getUint32(offset + 12);
  return Number((view.getBigUint64(offset) << 64n) | view.getBigUint64(offset + 8));
};

/** Reads what one system answered at a step out of its two words. */
export const decodeResult = (
  view: DataView,
  offset: number,
  step: number,
  { answer, decimals }: DeployedSystem,
  oracleDecimals: number,
  trace: Trace,
): void => {
  const status = view.getUint8(offset + 63);
  const isReading = answer.kind === "Reading";
  const succeeded = (status & SUCCEEDED) !== 0;
  const level = isReading ? (succeeded ? view.getUint8(offset + 56) : UNAVAILABLE) : NO_LEVEL;
  const sign = (status & NEGATIVE) !== 0 ? -1 : 1;
  const factor = 10 ** (decimals - oracleDecimals);
  const price = getUnsigned128(view, offset);
  const low = getUnsigned128(view, offset + 16);
  const high = getUnsigned128(view, offset + 32);
  trace.isServed[step] = succeeded && (!isReading || level <= DEGRADED) ? 1 : 0;
  trace.levels[step] = level;
  trace.prices[step] = factor === 1 ? sign * price : sign * Math.round(price / factor);
  trace.lows[step] = factor === 1 ? sign * low : sign * Math.round(low / factor);
  trace.highs[step] = factor === 1 ? sign * high : sign * Math.round(high / factor);
  trace.gas[step] = view.getUint32(offset + 48);
  trace.ages[step] = level === UNAVAILABLE ? 0 : view.getInt32(offset + 52);
  trace.votes[step] = isReading ? view.getUint8(offset + 57) : 0;
  trace.served[step] = isReading && succeeded ? view.getUint8(offset + 58) : NONE_SERVED;
  trace.usedMasks[step] = isReading ? view.getUint16(offset + 59) : 0;
  trace.faultMasks[step] = isReading ? view.getUint16(offset + 61) : 0;
};
