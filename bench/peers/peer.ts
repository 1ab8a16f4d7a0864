/** What a peer is set up over: three feeds, the most trusted one first. */
export interface PeerSettings {
  /** Addresses of contracts in the shape of Chainlink's `AggregatorV3Interface`. */
  readonly feeds: readonly [string, string, string];
  /** What each feed's `decimals()` gives, in 0..18. */
  readonly decimals: readonly [number, number, number];
  /** Age in seconds up to which each feed's answer counts. */
  readonly maxAges: readonly [number, number, number];
  /** How far two feeds may lie apart to be taken for agreeing, in basis points of the price under test. */
  readonly deviationBps: number;
}

/** An oracle system of somebody else, deployed and set up over three feeds. */
export interface Peer {
  readonly name: string;
  /** The contract that a consumer calls. */
  readonly address: string;
  /** Call data of the read: the same for each call. */
  readonly calldata: string;
  /** The price in 18 decimals that a consumer takes from a call that succeeded; undefined where it refuses the data. */
  decode(returnData: string): bigint | undefined;
  /** What the set-up means, one sentence a line. */
  readonly notes: readonly string[];
}

const BPS = 10_000;
const MAX_DECIMALS = 18;

/** Throws a sentence about the first setting that no peer can be set up with. */
export const checkSettings = ({ decimals, maxAges, deviationBps }: PeerSettings): void => {
  const wide = decimals.find((digits) => !Number.isInteger(digits) || digits < 0 || digits > MAX_DECIMALS);
  if (wide !== undefined)
    throw new RangeError(
      `A feed of ${wide} decimals cannot be scaled to ${MAX_DECIMALS}; give one of 0..${MAX_DECIMALS} decimals.`,
    );
  const short = maxAges.find((seconds) => !Number.isInteger(seconds) || seconds <= 0);
  if (short !== undefined)
    throw new RangeError(`A maximum age of ${short} seconds is none; give whole seconds above 0.`);
  if (!Number.isInteger(deviationBps) || deviationBps <= 0 || deviationBps >= BPS)
    throw new RangeError(
      `A deviation of ${deviationBps} basis points is out of 1..${BPS - 1}; give a whole number of them.`,
    );
};
