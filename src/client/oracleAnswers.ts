import type { Mode, Reading, Report, Role } from "../oracle/words.ts";

/** What a client gives back: the words of the contracts' interface, with integers as bigint and enums by name. */

/** A contract's address, with its prefix. */
export type Address = `0x${string}`;

/** A block by its number, or one that every node knows by name. */
export type BlockChoice = bigint | "latest" | "safe" | "finalized";

/** A price that is good enough for what asked for it. */
export interface Price {
  /** In the oracle's decimals. */
  readonly price: bigint;
  /** Oldest data time among the agreeing voices, in Unix seconds; up to 60 s ahead of the block. */
  readonly updatedAt: bigint;
}

/** What one source says, and why it would not be used; prices in the oracle's decimals, times in seconds. */
export interface SourceReport extends Report {
  readonly feed: Address;
}

/** One feed as the oracle is configured with it. */
export interface ConfiguredSource {
  readonly feed: Address;
  /** Oldest acceptable data, in seconds. */
  readonly maxAge: number;
  readonly gasLimit: number;
  /** Sources with the same number could fail together and have one voice. */
  readonly group: number;
  readonly role: Role;
}

/** What the oracle was constructed with. */
export interface OracleConfig {
  readonly description: string;
  /** Decimals of every price of the oracle. */
  readonly decimals: number;
  readonly mode: Mode;
  /** How many groups have to agree. */
  readonly quorum: number;
  readonly maxDeviationBps: number;
  /** In the oracle's decimals; 0 for none. */
  readonly minPrice: bigint;
  /** In the oracle's decimals; 0 for none. */
  readonly maxPrice: bigint;
  /** The zero address for none. */
  readonly sequencerFeed: Address;
  /** Seconds. */
  readonly sequencerGrace: number;
  /** In fallback order. */
  readonly sources: readonly ConfiguredSource[];
}

/** A block of the chain. */
export interface BlockStamp {
  readonly number: bigint;
  /** Unix seconds. */
  readonly timestamp: bigint;
}

/** A reading and every source's report, as of one and the same block. */
export interface Observation {
  readonly block: BlockStamp;
  readonly reading: Reading;
  readonly sources: readonly SourceReport[];
}

/** Indices of the sources in a mask, from the lowest. */
export const sourcesIn = (mask: number): number[] =>
  Array.from({ length: 16 }, (_, index) => index).filter((index) => (mask >> index) % 2 === 1);
