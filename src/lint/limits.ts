import type { PairClass } from "../spec/schema.ts";

/** What is usual for a class of pairs; distances in basis points. */
interface ClassLimits {
  /** Widest deviation between sources that agree. */
  readonly deviationBps: number;
  /** Highest believable price by the lowest. */
  readonly boundsRatio: number;
  /** Whether an oracle without bounds is in danger, or merely without a net. */
  readonly needsBounds: boolean;
  /** Widest step to a replacement's price. */
  readonly stepBps: number;
  /** What the pair may honestly move before a jump breaker has confirmed it. */
  readonly jumpBps: number;
  /** Widest distance between the reference and a live price. */
  readonly referenceBps: number;
  /** Least widening of a held price in an hour. */
  readonly driftBpsPerHour: number;
}

/**
 * Deviations after what a comparison of providers would have caught in past incidents: 1 % finds all but one, and what
 * stands near par is borrowed against at 90 % and more.
 */
export const CLASS_LIMITS: Readonly<Record<PairClass, ClassLimits>> = {
  volatile: {
    deviationBps: 500,
    boundsRatio: 1_000,
    needsBounds: false,
    stepBps: 1_000,
    jumpBps: 1_500,
    referenceBps: 1_000,
    driftBpsPerHour: 100,
  },
  stable: {
    deviationBps: 100,
    boundsRatio: 4,
    needsBounds: true,
    stepBps: 200,
    jumpBps: 200,
    referenceBps: 200,
    driftBpsPerHour: 10,
  },
  lst: {
    deviationBps: 100,
    boundsRatio: 4,
    needsBounds: true,
    stepBps: 200,
    jumpBps: 300,
    referenceBps: 200,
    driftBpsPerHour: 10,
  },
  fiat: {
    deviationBps: 100,
    boundsRatio: 4,
    needsBounds: true,
    stepBps: 200,
    jumpBps: 300,
    referenceBps: 300,
    driftBpsPerHour: 10,
  },
  commodity: {
    deviationBps: 300,
    boundsRatio: 100,
    needsBounds: false,
    stepBps: 500,
    jumpBps: 500,
    referenceBps: 500,
    driftBpsPerHour: 50,
  },
};

/** Seconds that an update may take to reach a crowded chain: a tenth of the heartbeat, from a minute to an hour. */
export const bufferOf = (heartbeatSeconds: number): number =>
  Math.min(Math.max(Math.ceil(heartbeatSeconds / 10), 60), 3_600);

/** Seconds after the return of an L2's sequencer: less trusts too soon, more too late. */
export const SEQUENCER_GRACE = { shortest: 3_600, longest: 86_400 } as const;

/** Basis points in one. */
export const BPS = 10_000n;

/** More digits behind the point than a price in a spec can have. */
const FRACTION_DIGITS = 60;

/** A decimal number of a spec, exactly, in units of 10^-60. */
export const exact = (decimal: string): bigint => {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(FRACTION_DIGITS, "0"));
};

/** An answer of a feed in the same units. */
export const exactAnswer = (answer: bigint, decimals: number): bigint =>
  answer * 10n ** BigInt(FRACTION_DIGITS - decimals);

/** An exact number for people, with up to 8 digits behind the point. */
export const decimalText = (value: bigint): string => {
  const digits = value.toString().padStart(FRACTION_DIGITS + 1, "0");
  const fraction = digits.slice(-FRACTION_DIGITS, -FRACTION_DIGITS + 8).replace(/0+$/, "");
  const whole = digits.slice(0, -FRACTION_DIGITS);
  return fraction === "" ? whole : `${whole}.${fraction}`;
};

/** What nothing is to something, in basis points. */
const BOUNDLESS_BPS = BPS * BPS;

/** Distance of two numbers in basis points of the lower, rounded down. */
export const distanceBps = (one: bigint, other: bigint): bigint => {
  const [lower, higher] = one < other ? [one, other] : [other, one];
  if (lower === 0n) return higher === 0n ? 0n : BOUNDLESS_BPS;
  return ((higher - lower) * BPS) / lower;
};
