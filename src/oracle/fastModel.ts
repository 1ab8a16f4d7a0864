import { judgeSource, NONE } from "./judgeSource.ts";
import { LEVELS, type Mode } from "./words.ts";
import type { Settings, SourceSettings } from "./settings.ts";
import type { Timeline } from "./timeline.ts";
import { NONE_SERVED, type Trace } from "./trace.ts";
import { isWithinNumbers, Voices } from "./voices.ts";

/**
 * `RedundantOracle` once more, in plain numbers and without an allocation a step, for runs of millions of steps. It is held
 * to src/oracle/model.ts and to the bytecode. Prices below 2^52 are exact; beyond, a price is of 24 bits (`buildTimeline`).
 */

const levelCode = (level: (typeof LEVELS)[number]): number => LEVELS.indexOf(level);
const NORMAL = levelCode("Normal");
const DEGRADED = levelCode("Degraded");
const RESTRICTED = levelCode("Restricted");
const UNAVAILABLE = levelCode("Unavailable");

const concludeOrdered = (
  voices: Voices,
  confirmed: number,
  step: number,
  now: number,
  config: Settings,
  trace: Trace,
): void => {
  let firstVoter = -1;
  let best = confirmed;
  for (let voice = 0; voice < voices.count; voice++) {
    if (voices.isVoter[voice] === 0) continue;
    if (firstVoter < 0) firstVoter = voice;
    if (confirmed >= 0) break;
    if (best < 0 || (voices.support[voice] ?? 0) > (voices.support[best] ?? 0)) best = voice;
  }
  if (best < 0) return;
  const price = voices.prices[best] ?? 0;
  const isAgreed = confirmed >= 0;
  let low = price;
  let high = price;
  let oldest = Number.POSITIVE_INFINITY;
  let usedMask = 0;
  let votes = 0;
  let faultMask = voices.faultMask;
  for (let voice = 0; voice < voices.count; voice++) {
    const other = voices.prices[voice] ?? 0;
    const bit = 1 << (voices.indices[voice] ?? 0);
    const agrees = isWithinNumbers(other, price, config.oracle.maxDeviationBps);
    if (agrees) {
      usedMask |= bit;
      votes++;
    } else {
      faultMask |= bit;
    }
    if (isAgreed && !agrees) continue;
    oldest = Math.min(oldest, voices.times[voice] ?? 0);
    if (voices.isVoter[voice] === 0) continue;
    if (other < low) low = other;
    if (other > high) high = other;
  }
  trace.prices[step] = price;
  trace.lows[step] = low;
  trace.highs[step] = high;
  voices.oldest = oldest;
  trace.ages[step] = voices.ageAt(now);
  trace.levels[step] = !isAgreed ? RESTRICTED : faultMask !== 0 || best !== firstVoter ? DEGRADED : NORMAL;
  trace.votes[step] = votes;
  trace.served[step] = voices.indices[best] ?? NONE_SERVED;
  trace.usedMasks[step] = usedMask;
  trace.faultMasks[step] = faultMask;
};

/** As `referenceOf` of src/oracle/model.ts: one of the two middle voters where their mean finds no quorum. */
const betterMiddle = (voices: Voices, lower: number, upper: number, { oracle }: Settings): number => {
  const { quorum, maxDeviationBps } = oracle;
  const mean = Math.floor((lower + upper) / 2);
  if (lower === upper) return mean;
  const votesForMean = voices.votesFor(mean, maxDeviationBps);
  voices.sortVoters(mean, maxDeviationBps);
  if (votesForMean >= quorum && voices.sortedCount > 0) return mean;
  const votesForLower = voices.votesFor(lower, maxDeviationBps);
  const votesForUpper = voices.votesFor(upper, maxDeviationBps);
  if (votesForLower < quorum && votesForUpper < quorum) return mean;
  const haveBoth = votesForLower >= quorum && votesForUpper >= quorum;
  if (haveBoth && !isWithinNumbers(lower, upper, maxDeviationBps)) return mean;
  return votesForUpper > votesForLower ? upper : lower;
};

const concludeMedian = (voices: Voices, step: number, now: number, config: Settings, trace: Trace): void => {
  const { maxDeviationBps, quorum } = config.oracle;
  voices.sortVoters(0, maxDeviationBps);
  const { sorted, sortedCount } = voices;
  if (sortedCount === 0) return;
  const lowest = sorted[0] ?? 0;
  const highest = sorted[sortedCount - 1] ?? 0;
  const reference = betterMiddle(
    voices,
    sorted[(sortedCount - 1) >> 1] ?? 0,
    sorted[sortedCount >> 1] ?? 0,
    config,
  );
  let usedMask = 0;
  let votes = 0;
  let faultMask = voices.faultMask;
  let oldest = Number.POSITIVE_INFINITY;
  let oldestOfAll = Number.POSITIVE_INFINITY;
  for (let voice = 0; voice < voices.count; voice++) {
    const bit = 1 << (voices.indices[voice] ?? 0);
    const updatedAt = voices.times[voice] ?? 0;
    oldestOfAll = Math.min(oldestOfAll, updatedAt);
    if (isWithinNumbers(voices.prices[voice] ?? 0, reference, maxDeviationBps)) {
      usedMask |= bit;
      votes++;
      oldest = Math.min(oldest, updatedAt);
    } else {
      faultMask |= bit;
    }
  }
  voices.sortVoters(reference, maxDeviationBps);
  const remaining = voices.sortedCount;
  const isAgreed = votes >= quorum && remaining > 0;
  const low = isAgreed ? (sorted[(remaining - 1) >> 1] ?? 0) : lowest;
  const high = isAgreed ? (sorted[remaining >> 1] ?? 0) : highest;
  trace.prices[step] = isAgreed ? Math.floor((low + high) / 2) : reference;
  trace.lows[step] = low;
  trace.highs[step] = high;
  voices.oldest = isAgreed ? oldest : oldestOfAll;
  trace.ages[step] = voices.ageAt(now);
  trace.levels[step] = !isAgreed ? RESTRICTED : faultMask !== 0 ? DEGRADED : NORMAL;
  trace.votes[step] = votes;
  trace.served[step] = NONE_SERVED;
  trace.usedMasks[step] = usedMask;
  trace.faultMasks[step] = faultMask;
};

const clearStep = (trace: Trace, step: number): void => {
  trace.prices[step] = 0;
  trace.lows[step] = 0;
  trace.highs[step] = 0;
  trace.ages[step] = 0;
  trace.levels[step] = UNAVAILABLE;
  trace.votes[step] = 0;
  trace.served[step] = NONE_SERVED;
  trace.usedMasks[step] = 0;
  trace.faultMasks[step] = 0;
  trace.gas[step] = 0;
};

/** Writes the answer of an earlier step with the same voices: it only grows older. */
const repeatStep = (trace: Trace, step: number, earlier: number, level: number, age: number): void => {
  trace.prices[step] = trace.prices[earlier] ?? 0;
  trace.lows[step] = trace.lows[earlier] ?? 0;
  trace.highs[step] = trace.highs[earlier] ?? 0;
  trace.ages[step] = level === UNAVAILABLE ? 0 : age;
  trace.levels[step] = level;
  trace.votes[step] = trace.votes[earlier] ?? 0;
  trace.served[step] = trace.served[earlier] ?? NONE_SERVED;
  trace.usedMasks[step] = trace.usedMasks[earlier] ?? 0;
  trace.faultMasks[step] = trace.faultMasks[earlier] ?? 0;
  trace.gas[step] = 0;
};

/** For each source a mask of those of its group, itself included. */
export const groupMasksOf = (sources: readonly SourceSettings[]): number[] =>
  sources.map(({ group }) =>
    sources.reduce((mask, other, index) => (other.group === group ? mask | (1 << index) : mask), 0),
  );

/** Writes what a `RedundantOracle` of this mode answers at each step. */
export const runModel = (timeline: Timeline, config: Settings, mode: Mode, trace: Trace): void => {
  const { sources, oracle } = config;
  const { sequencer, steps, stepSeconds } = timeline;
  const isOrdered = mode === "Ordered";
  const groupMasks = groupMasksOf(sources);
  const voices = new Voices();
  /** The last step at which the sources were read, and its level before the sequencer's grace. */
  let heard = -1;
  let level = UNAVAILABLE;
  for (let step = 0; step < steps; step++) {
    const now = step * stepSeconds;
    trace.isServed[step] = 0;
    if (sequencer !== undefined && sequencer.down[step] === 1) {
      clearStep(trace, step);
      continue;
    }
    voices.clear();
    let heardMask = 0;
    let confirmed = -1;
    for (let index = 0; index < sources.length && confirmed < 0; index++) {
      const source = sources[index];
      const answers = timeline.sources[index];
      if (source === undefined || answers === undefined) throw new RangeError(`There is no source ${index}.`);
      if (source.role === "Shadow" || (heardMask & (groupMasks[index] ?? 0)) !== 0) continue;
      if (judgeSource(answers, step, now, source, config) !== NONE) {
        voices.faultMask |= 1 << index;
        continue;
      }
      heardMask |= 1 << index;
      voices.add(index, source.role === "Voter", answers.prices[step] ?? 0, answers.times[step] ?? 0);
      if (isOrdered) confirmed = voices.confirm(oracle.quorum, oracle.maxDeviationBps);
    }
    if (heard >= 0 && voices.areUnchanged()) {
      repeatStep(trace, step, heard, level, voices.ageAt(now));
    } else {
      clearStep(trace, step);
      trace.faultMasks[step] = voices.faultMask;
      if (isOrdered) concludeOrdered(voices, confirmed, step, now, config, trace);
      else concludeMedian(voices, step, now, config, trace);
      level = trace.levels[step] ?? UNAVAILABLE;
    }
    heard = step;
    const isInGrace = sequencer !== undefined && now - (sequencer.since[step] ?? 0) <= oracle.sequencerGrace;
    if (isInGrace && level < RESTRICTED) trace.levels[step] = RESTRICTED;
    trace.isServed[step] = !isInGrace && level <= DEGRADED ? 1 : 0;
  }
};
