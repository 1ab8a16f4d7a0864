import { squareRoot } from "./squareRoot.ts";

/** Far more than the 96 bits that a pool keeps, so that no digit of a comparison is this file's. */
const FRACTION_BITS = 512n;

/** 1.0001^tick by repeated squaring, as a fixed-point number of `FRACTION_BITS` bits. */
const ratioOfTick = (tick: bigint): bigint => {
  let ratio = 1n << FRACTION_BITS;
  let power = (10_001n << FRACTION_BITS) / 10_000n;
  for (let exponent = tick < 0n ? -tick : tick; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) ratio = (ratio * power) >> FRACTION_BITS;
    power = (power * power) >> FRACTION_BITS;
  }
  return tick < 0n ? (1n << (2n * FRACTION_BITS)) / ratio : ratio;
};

/** The price of a pool at a tick, in the form in which the pool keeps it. */
export const sqrtPriceX96OfTick = (tick: bigint): bigint =>
  squareRoot(ratioOfTick(tick) << (2n * 96n)) >> (FRACTION_BITS / 2n);

/** What is needed to turn a tick into a price. */
export interface TickPriceOptions {
  readonly baseIsToken0: boolean;
  readonly baseDecimals: number;
  readonly quoteDecimals: number;
  /** Decimals of the result. */
  readonly decimals: number;
}

/** The price of one unit of the base token at a tick, rounded down. */
export const tickPrice = (tick: bigint, options: TickPriceOptions): bigint => {
  const ratio = ratioOfTick(options.baseIsToken0 ? tick : -tick);
  const digits = options.baseDecimals + options.decimals - options.quoteDecimals;
  return (ratio * 10n ** BigInt(digits)) >> FRACTION_BITS;
};
