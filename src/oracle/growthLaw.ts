/**
 * The law by which the band of a rate moves, as docs/spec/GrowthCap.md states it: the reference that the contracts are held
 * to. Rates are in the provider's smallest units, times in Unix seconds.
 */

/** How a rate may move, as the adapters' configuration has it. */
export interface GrowthLimits {
  readonly maxGrowthBpsPerYear: number;
  readonly maxDropBps: number;
  readonly allowanceBps: number;
  /** Seconds. */
  readonly advanceDelay: number;
}

/** A rate, and when. */
interface Snapshot {
  readonly rate: bigint;
  readonly time: bigint;
}

/** All that the band depends on. */
export interface GrowthState {
  /** What the floor is below, and when the last advance counted. */
  readonly snapshot: Snapshot;
  /** Where the line of growth begins. */
  readonly base: Snapshot;
  /** Least and greatest rate that advances have seen since the snapshot's time. */
  readonly lowest: bigint;
  readonly highest: bigint;
  /** Least rate that they had seen in the window before. */
  readonly lowestBefore: bigint;
}

/** Lowest and highest rate that are served. */
interface RateBand {
  readonly lowest: bigint;
  readonly highest: bigint;
}

export const BPS = 10_000n;
export const YEAR = 365n * 86_400n;
/** Seconds for which growth that nobody used is kept. */
export const UNUSED_KEPT = 90n * 86_400n;
/** The largest rate that is told apart from larger ones. */
export const MAX_RATE = 2n ** 127n - 1n;

const least = (...rates: readonly bigint[]): bigint =>
  rates.reduce((one, other) => (one < other ? one : other));
const greatest = (...rates: readonly bigint[]): bigint =>
  rates.reduce((one, other) => (one > other ? one : other));
const roundedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** The band's state at construction. */
export const beginGrowth = (rate: bigint, time: bigint): GrowthState => {
  const snapshot = { rate, time };
  return { snapshot, base: snapshot, lowest: rate, highest: rate, lowestBefore: rate };
};

/** The line of growth at a time, times `BPS * YEAR`. */
const lineAt = (base: Snapshot, time: bigint, { maxGrowthBpsPerYear }: GrowthLimits): bigint =>
  base.rate * (BPS * YEAR + BigInt(maxGrowthBpsPerYear) * (time - base.time));

/** The line from where its last year ends that lies behind and was used: growth compounds by the year. */
const foldYears = (base: Snapshot, used: bigint, now: bigint, limits: GrowthLimits): Snapshot => {
  const growth = BigInt(limits.maxGrowthBpsPerYear);
  const next = { rate: (base.rate * (BPS + growth)) / BPS, time: base.time + YEAR };
  const isUsed = next.time < now && next.rate <= used && next.rate <= MAX_RATE;
  if (!isUsed || lineAt(next, now, limits) <= lineAt(base, now, limits)) return base;
  return foldYears(next, used, now, limits);
};

/** The band at a time, at which the provider says `rate`: a year of growth that it has used compounds. */
export const bandAt = (limits: GrowthLimits, state: GrowthState, rate: bigint, time: bigint): RateBand => {
  const base = foldYears(state.base, rate, time, limits);
  const allowance = base.rate * BigInt(limits.allowanceBps) * YEAR;
  return {
    lowest: roundedUp(state.snapshot.rate * (BPS - BigInt(limits.maxDropBps)), BPS),
    highest: (lineAt(base, time, limits) + allowance) / (BPS * YEAR),
  };
};

/** Whether a rate is served at a time. */
export const isInBand = (limits: GrowthLimits, state: GrowthState, rate: bigint, time: bigint): boolean => {
  const { lowest, highest } = bandAt(limits, state, rate, time);
  return lowest <= rate && rate <= highest;
};

/** Seconds of growth that had been left unused for too long when the window began, in which the rate was used. */
const unusedBefore = (windowStart: bigint, base: Snapshot, used: bigint, limits: GrowthLimits): bigint => {
  const growth = BigInt(limits.maxGrowthBpsPerYear);
  if (growth === 0n) return 0n;
  const growing = roundedUp((used - base.rate) * BPS * YEAR, growth * base.rate);
  return greatest(0n, windowStart - UNUSED_KEPT - growing - base.time);
};

/**
 * What an advance makes of the state.
 * @param seen The rate that it sees, which may be pushed.
 * @returns The state after it; nothing where it comes too early and sees nothing new, and so is refused.
 */
export const advanceGrowth = (
  limits: GrowthLimits,
  state: GrowthState,
  seen: bigint,
  now: bigint,
): GrowthState | undefined => {
  const rate = least(seen, MAX_RATE);
  const [lowest, highest] = [least(state.lowest, rate), greatest(state.highest, rate)];
  const { snapshot } = state;
  if (now - snapshot.time < BigInt(limits.advanceDelay)) {
    const isNew = lowest !== state.lowest || highest !== state.highest;
    return isNew ? { ...state, lowest, highest } : undefined;
  }
  const ceiling = lineAt(foldYears(state.base, lowest, now, limits), now, limits) / (BPS * YEAR);
  const reach = (snapshot.rate * BPS) / (BPS - BigInt(limits.maxDropBps));
  const risen = greatest(snapshot.rate, least(lowest, ceiling, greatest(reach, state.lowestBefore)));
  const used = greatest(highest, risen);
  const base = foldYears(state.base, risen, now, limits);
  const delay = unusedBefore(snapshot.time, foldYears(base, used, now, limits), used, limits);
  return {
    snapshot: { rate: risen, time: now },
    base: { rate: base.rate, time: base.time + delay },
    lowest: rate,
    highest: rate,
    lowestBefore: lowest,
  };
};
