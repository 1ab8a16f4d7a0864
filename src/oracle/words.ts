/** What an oracle is made of and what it says, as types: the words of docs/architecture.md. */

/** The roles of sources, in the order of the contract's enum. */
export const ROLES = ["Voter", "Anchor", "Shadow"] as const;
/** What a source does: it votes, it only confirms others, or it is observed without a say. */
export type Role = (typeof ROLES)[number];

/** The ways of agreeing, in the order of the contract's enum. */
export const MODES = ["Ordered", "Median"] as const;
/** How the voices agree: the first that enough others confirm, or their median. */
export type Mode = (typeof MODES)[number];

/** The levels of a reading, best first, in the order of the contract's enum. */
export const LEVELS = ["Normal", "Degraded", "Restricted", "Unavailable"] as const;
/** How good a reading is. */
export type Level = (typeof LEVELS)[number];

/** The faults of a source, in the order of the contract's enum; `None` where its answer was used. */
export const FAULTS = [
  "None",
  "NoCode",
  "Reverted",
  "OutOfGas",
  "ShortData",
  "Malformed",
  "NonPositive",
  "TooLarge",
  "Stale",
  "Future",
  "BelowMin",
  "AboveMax",
  "Outlier",
  "Disabled",
] as const;
/** Why a source's answer was not used. */
export type Fault = (typeof FAULTS)[number];

/** One feed as one oracle is configured with it. */
export interface Source {
  /** Decimals of the feed's answers when the oracle was constructed. */
  readonly feedDecimals: number;
  /** Oldest acceptable data, in seconds. */
  readonly maxAge: number;
  readonly group: number;
  readonly role: Role;
}

/** What an oracle is made of; prices in its own decimals. */
export interface Config {
  readonly decimals: number;
  readonly mode: Mode;
  readonly quorum: number;
  readonly maxDeviationBps: number;
  /** 0 for none. */
  readonly minPrice: bigint;
  /** 0 for none. */
  readonly maxPrice: bigint;
  readonly hasSequencer: boolean;
  /** Seconds. */
  readonly sequencerGrace: number;
  readonly sources: readonly Source[];
}

/** Five words of `latestRoundData()`, unsigned, as they came back. */
export interface Round {
  readonly kind: "round";
  readonly roundId: bigint;
  readonly answer: bigint;
  readonly startedAt: bigint;
  readonly updatedAt: bigint;
  readonly answeredInRound: bigint;
}

/** What came of calling a feed. */
export type Answer =
  | Round
  | { readonly kind: "noCode" }
  | { readonly kind: "shortData" }
  | { readonly kind: "outOfGas" }
  /** `data` as a hexadecimal string with its prefix. */
  | { readonly kind: "reverted"; readonly data: string };

/** Everything that an oracle's answer is a function of. */
export interface State {
  /** The block's time, in Unix seconds. */
  readonly now: bigint;
  /** One for each source. */
  readonly answers: readonly Answer[];
  readonly sequencer?: Answer;
}

/** What an oracle answers: price and sides in its decimals, times in Unix seconds, and how good it is. */
export interface Reading {
  readonly price: bigint;
  readonly low: bigint;
  readonly high: bigint;
  readonly updatedAt: bigint;
  readonly level: Level;
  readonly votes: number;
  readonly served: number;
  readonly usedMask: number;
  readonly faultMask: number;
}

export interface Report {
  readonly fault: Fault;
  readonly price: bigint;
  readonly updatedAt: bigint;
  readonly age: bigint;
  readonly group: number;
  readonly role: Role;
  readonly errorSelector: string;
}
