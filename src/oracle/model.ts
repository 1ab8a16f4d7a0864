import type { Answer, Config, Fault, Level, Reading, Report, Role, Round, Source, State } from "./words.ts";
import { LEVELS } from "./words.ts";

/**
 * What a `RedundantOracle` does, as `docs/spec/RedundantOracle.md` says it, in plain TypeScript: no packed words, no
 * gas, no chain. The contract is held to it by the tests in test/differential/.
 */

/** A usable answer of a group. */
interface Voice {
  readonly index: number;
  readonly role: Role;
  readonly price: bigint;
  readonly updatedAt: bigint;
}

interface Judgement {
  readonly fault: Fault;
  readonly price: bigint;
  readonly updatedAt: bigint;
  readonly errorSelector: string;
}

const BPS = 10_000n;
const MAX_PRICE = 2n ** 127n - 1n;
const MAX_ROUND = 2n ** 80n - 1n;
const MAX_TIME = 2n ** 64n - 1n;
const FUTURE_TOLERANCE = 60n;
const NONE_SERVED = 255;
const NO_SELECTOR = "0x00000000";

const UNAVAILABLE: Reading = {
  price: 0n,
  low: 0n,
  high: 0n,
  updatedAt: 0n,
  level: "Unavailable",
  votes: 0,
  served: NONE_SERVED,
  usedMask: 0,
  faultMask: 0,
};

const lesser = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const least = (values: readonly bigint[]): bigint => values.reduce(lesser);
const greatest = (values: readonly bigint[]): bigint =>
  values.reduce((one, other) => (one > other ? one : other));
const maskOf = (voices: readonly Voice[]): number =>
  voices.reduce((mask, { index }) => mask | (1 << index), 0);
const signed = (word: bigint): bigint => BigInt.asIntN(256, word);

/** Whether two prices differ by at most `maxDeviationBps` of the lower one. */
export const isWithin = (one: bigint, other: bigint, maxDeviationBps: number): boolean => {
  const distance = one < other ? other - one : one - other;
  return distance * BPS <= BigInt(maxDeviationBps) * lesser(one, other);
};

const scaled = (answer: bigint, { feedDecimals }: Source, { decimals }: Config): bigint =>
  feedDecimals > decimals
    ? answer / 10n ** BigInt(feedDecimals - decimals)
    : answer * 10n ** BigInt(decimals - feedDecimals);

const faultOfRound = (round: Round, price: bigint, source: Source, config: Config, now: bigint): Fault => {
  if (round.roundId > MAX_ROUND || round.answeredInRound > MAX_ROUND) return "Malformed";
  if (signed(round.answer) <= 0n) return "NonPositive";
  if (round.answer > MAX_PRICE || price > MAX_PRICE) return "TooLarge";
  if (price === 0n) return "NonPositive";
  if (round.answeredInRound < round.roundId) return "Stale";
  if (round.updatedAt > now + FUTURE_TOLERANCE) return "Future";
  if (round.updatedAt === 0n) return "Stale";
  if (now - round.updatedAt > BigInt(source.maxAge)) return "Stale";
  if (price < config.minPrice) return "BelowMin";
  if (config.maxPrice !== 0n && price > config.maxPrice) return "AboveMax";
  return "None";
};

/** Judges what a source's feed said, by itself. */
export const judge = (answer: Answer, source: Source, config: Config, now: bigint): Judgement => {
  const nothing = { price: 0n, updatedAt: 0n, errorSelector: NO_SELECTOR };
  switch (answer.kind) {
    case "noCode":
      return { ...nothing, fault: "NoCode" };
    case "shortData":
      return { ...nothing, fault: "ShortData" };
    case "outOfGas":
      return { ...nothing, fault: "OutOfGas" };
    case "reverted": {
      const errorSelector = answer.data.length < 10 ? NO_SELECTOR : answer.data.slice(0, 10);
      return { ...nothing, fault: "Reverted", errorSelector };
    }
    case "round": {
      const price = scaled(answer.answer, source, config);
      const fault = faultOfRound(answer, price, source, config, now);
      if (fault === "Malformed") return { ...nothing, fault };
      const isPriced = fault !== "NonPositive" && fault !== "TooLarge";
      const updatedAt = lesser(answer.updatedAt, MAX_TIME);
      return { fault, price: isPriced ? price : 0n, updatedAt, errorSelector: NO_SELECTOR };
    }
  }
};

type Sequencer = "up" | "inGrace" | "down";

const judgeSequencer = ({ hasSequencer, sequencerGrace }: Config, { sequencer, now }: State): Sequencer => {
  if (!hasSequencer) return "up";
  if (sequencer?.kind !== "round" || sequencer.answer !== 0n) return "down";
  const { startedAt } = sequencer;
  if (startedAt === 0n || startedAt > now + FUTURE_TOLERANCE) return "down";
  return now - startedAt <= BigInt(sequencerGrace) ? "inGrace" : "up";
};

const supportersOf = (voice: Voice, voices: readonly Voice[], { maxDeviationBps }: Config): Voice[] =>
  voices.filter(({ price }) => isWithin(price, voice.price, maxDeviationBps));

const confirmed = (voices: readonly Voice[], config: Config): Voice | undefined =>
  voices.find(
    (voice) => voice.role === "Voter" && supportersOf(voice, voices, config).length >= config.quorum,
  );

interface Heard {
  readonly voices: readonly Voice[];
  readonly faultMask: number;
}

/** Visits the sources in order; in Ordered only until a Voter is confirmed. */
const hear = (config: Config, { answers, now }: State, disabledMask: number): Heard => {
  const voices: Voice[] = [];
  const heardGroups = new Set<number>();
  let faultMask = 0;
  for (const [index, source] of config.sources.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new RangeError(`Source ${index} has no answer.`);
    if (source.role === "Shadow" || heardGroups.has(source.group)) continue;
    const isDisabled = (disabledMask >> index) % 2 !== 0;
    const { fault, price, updatedAt } = judge(answer, source, config, now);
    if (isDisabled || fault !== "None") {
      faultMask |= 1 << index;
      continue;
    }
    heardGroups.add(source.group);
    voices.push({ index, role: source.role, price, updatedAt });
    if (config.mode === "Ordered" && confirmed(voices, config)) break;
  }
  return { voices, faultMask };
};

const middleOf = (prices: readonly bigint[]): readonly [lower: bigint, upper: bigint] => {
  const sorted = [...prices].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (lower === undefined || upper === undefined) throw new RangeError("Nothing has no middle.");
  return [lower, upper];
};

const pricesOfVoters = (voices: readonly Voice[]): bigint[] =>
  voices.filter(({ role }) => role === "Voter").map(({ price }) => price);

/** The answer and what outliers are judged by; nothing where no Voter is usable. */
interface Conclusion {
  readonly reference: bigint;
  readonly reading: Reading;
}

const concludeOrdered = ({ voices, faultMask }: Heard, config: Config): Conclusion | undefined => {
  const voters = voices.filter(({ role }) => role === "Voter");
  const agreed = confirmed(voices, config);
  const support = (voice: Voice) => supportersOf(voice, voices, config).length;
  const best = voters.reduce<Voice | undefined>(
    (most, voice) => (most === undefined || support(voice) > support(most) ? voice : most),
    undefined,
  );
  const served = agreed ?? best;
  if (served === undefined) return undefined;
  const agreeing = supportersOf(served, voices, config);
  const sides = pricesOfVoters(agreed === undefined ? voices : agreeing);
  const faults = faultMask | (maskOf(voices) & ~maskOf(agreeing));
  const isImpaired = faults !== 0 || served !== voters[0];
  const reading: Reading = {
    price: served.price,
    low: least(sides),
    high: greatest(sides),
    updatedAt: least((agreed === undefined ? voices : agreeing).map(({ updatedAt }) => updatedAt)),
    level: agreed === undefined ? "Restricted" : isImpaired ? "Degraded" : "Normal",
    votes: agreeing.length,
    served: served.index,
    usedMask: maskOf(agreeing),
    faultMask: faults,
  };
  return { reference: served.price, reading };
};

/**
 * What a Median judges by: the median of the Voters. The mean of two is nobody's price; where it finds no quorum, that one of
 * the two which has more voices with it, the lower among equals, unless both have a quorum and are apart.
 */
const referenceOf = (voices: readonly Voice[], { quorum, maxDeviationBps }: Config): bigint => {
  const [lower, upper] = middleOf(pricesOfVoters(voices));
  const mean = (lower + upper) / 2n;
  const [forMean, forLower, forUpper] = [mean, lower, upper].map((reference) =>
    voices.filter(({ price }) => isWithin(price, reference, maxDeviationBps)),
  ) as [Voice[], Voice[], Voice[]];
  if (forMean.length >= quorum && pricesOfVoters(forMean).length > 0) return mean;
  if (forLower.length < quorum && forUpper.length < quorum) return mean;
  const haveBoth = forLower.length >= quorum && forUpper.length >= quorum;
  if (haveBoth && !isWithin(lower, upper, maxDeviationBps)) return mean;
  return forUpper.length > forLower.length ? upper : lower;
};

const concludeMedian = ({ voices, faultMask }: Heard, config: Config): Conclusion | undefined => {
  const all = pricesOfVoters(voices);
  if (all.length === 0) return undefined;
  const reference = referenceOf(voices, config);
  const agreeing = voices.filter(({ price }) => isWithin(price, reference, config.maxDeviationBps));
  const remaining = pricesOfVoters(agreeing);
  const isAgreed = agreeing.length >= config.quorum && remaining.length > 0;
  const [low, high] = isAgreed ? middleOf(remaining) : [least(all), greatest(all)];
  const faults = faultMask | (maskOf(voices) & ~maskOf(agreeing));
  const reading: Reading = {
    price: isAgreed ? (low + high) / 2n : reference,
    low,
    high,
    updatedAt: least((isAgreed ? agreeing : voices).map(({ updatedAt }) => updatedAt)),
    level: !isAgreed ? "Restricted" : faults !== 0 ? "Degraded" : "Normal",
    votes: agreeing.length,
    served: NONE_SERVED,
    usedMask: maskOf(agreeing),
    faultMask: faults,
  };
  return { reference, reading };
};

const conclude = (heard: Heard, config: Config): Conclusion | undefined =>
  config.mode === "Ordered" ? concludeOrdered(heard, config) : concludeMedian(heard, config);

/**
 * What `tryReadWithout(disabledMask)` gives, and with no mask `tryRead()`.
 * @throws RangeError where a source has no answer.
 */
export const tryRead = (config: Config, state: State, disabledMask = 0): Reading => {
  const sequencer = judgeSequencer(config, state);
  if (sequencer === "down") return UNAVAILABLE;
  const heard = hear(config, state, disabledMask);
  const conclusion = conclude(heard, config);
  if (conclusion === undefined) return { ...UNAVAILABLE, faultMask: heard.faultMask };
  const { updatedAt } = conclusion.reading;
  const reading = { ...conclusion.reading, updatedAt: lesser(updatedAt, state.now) };
  return sequencer === "inGrace" ? { ...reading, level: "Restricted" } : reading;
};

/** Whether `read()` and the Chainlink-shaped views serve a reading of this level. */
export const isServed = (level: Level): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf("Degraded");

/**
 * What `inspect()` gives: every source, each with its own fault. The sequencer is not consulted.
 * @throws RangeError where a source has no answer.
 */
export const inspect = (config: Config, state: State): Report[] => {
  const reference = conclude(hear(config, state, 0), config)?.reference;
  return config.sources.map((source, index) => {
    const answer = state.answers[index];
    if (answer === undefined) throw new RangeError(`Source ${index} has no answer.`);
    const { fault, price, updatedAt, errorSelector } = judge(answer, source, config, state.now);
    const isOutlier =
      fault === "None" && reference !== undefined && !isWithin(price, reference, config.maxDeviationBps);
    const isDecoded = answer.kind === "round" && fault !== "Malformed";
    const age = isDecoded && updatedAt < state.now ? state.now - updatedAt : 0n;
    const { group, role } = source;
    return { fault: isOutlier ? "Outlier" : fault, price, updatedAt, age, group, role, errorSelector };
  });
};
