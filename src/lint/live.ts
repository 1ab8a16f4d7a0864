/** What a feed said when it was asked. */
export interface LiveFeed {
  /** Whether the contract is there; of an adapter, which is not deployed yet, whether it can be. */
  readonly hasCode: boolean;
  /** Which constructor refuses an adapter, with its error; or which error its answer is. */
  readonly refusal?: string;
  /** Nothing where the function failed. */
  readonly decimals?: number;
  readonly description?: string;
  /** What the feed calls its own data, where it has a name for it. */
  readonly dataFeedId?: string;
  /** The contract that a proxy reads from, where it names one. */
  readonly aggregator?: string;
  readonly answer?: bigint;
  /** Unix seconds. */
  readonly updatedAt?: bigint;
  /** Gas of a first read in a transaction, access to the account included. */
  readonly coldGas?: number;
}

/** What the L2's sequencer feed said. */
export interface LiveSequencer {
  readonly hasCode: boolean;
  /** 0 is up; nothing where it failed. */
  readonly answer?: bigint;
}

/** What the chain says of the feeds that a spec names by their address, and of the adapters that it would deploy. */
export interface LiveFacts {
  /** The newest block's time, in Unix seconds. */
  readonly now: bigint;
  readonly feeds: ReadonlyMap<string, LiveFeed>;
  readonly sequencer?: LiveSequencer;
}
