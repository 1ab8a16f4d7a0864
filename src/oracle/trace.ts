import { LEVELS } from "./words.ts";

/** The number of a level in `Trace.levels` of a system that has no levels. */
export const NO_LEVEL = 255;
/** What `Trace.served` holds where the price is no single source's. */
export const NONE_SERVED = 255;
/** The number of the level Normal. */
export const NORMAL = LEVELS.indexOf("Normal");

/** What one system answered a consumer at each step. Prices are in units of the oracle's decimals. */
export interface Trace {
  readonly steps: number;
  /** 1 where the consumer got a price that the system lets it act on. */
  readonly isServed: Uint8Array;
  /** Index of `LEVELS`, or `NO_LEVEL`. */
  readonly levels: Uint8Array;
  /** The price; where it is not served, what the system says of it nevertheless, or 0. May be negative. */
  readonly prices: Float64Array;
  /** Lower side; the price where the system gives no sides. */
  readonly lows: Float64Array;
  /** Upper side; the price where the system gives no sides. */
  readonly highs: Float64Array;
  /** Age of the data in seconds; 0 where the system does not say. */
  readonly ages: Float64Array;
  /** Groups that agree; 0 where the system does not say. */
  readonly votes: Uint8Array;
  /** Index of the source whose price it is, or `NONE_SERVED`. */
  readonly served: Uint8Array;
  /** Bit i: source i agrees with the price. */
  readonly usedMasks: Uint16Array;
  /** Bit i: source i was needed and not usable. */
  readonly faultMasks: Uint16Array;
  /** Gas of the call with all accounts warm; 0 where it was not measured, as in the model. */
  readonly gas: Float64Array;
}

/** An empty trace to be filled, and to be filled again for the next seed. */
export const createTrace = (steps: number): Trace => ({
  steps,
  isServed: new Uint8Array(steps),
  levels: new Uint8Array(steps),
  prices: new Float64Array(steps),
  lows: new Float64Array(steps),
  highs: new Float64Array(steps),
  ages: new Float64Array(steps),
  votes: new Uint8Array(steps),
  served: new Uint8Array(steps),
  usedMasks: new Uint16Array(steps),
  faultMasks: new Uint16Array(steps),
  gas: new Float64Array(steps),
});
