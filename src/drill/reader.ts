import type { Level } from "../oracle/words.ts";
import type { PriceCall } from "./priceCalls.ts";

/**
 * A reader knows one kind of oracle: how it is recognised on the chain, which feeds it reads, how it is asked for its price,
 * and what it answers. The engine names none of them: the files of src/drill/readers are the registry.
 */

/** A question to a contract at the pinned block. */
export interface Question {
  readonly to: string;
  /** Function and the types of its arguments, as `getSourceOfAsset(address)`. */
  readonly signature: string;
  readonly args?: readonly unknown[];
  /** Types of what it returns, as in Solidity: `["address"]`. */
  readonly returns: readonly string[];
}

/** Decoded words; nothing where the call failed, returned something else, or there is no code. */
export type Reply = readonly unknown[] | undefined;

/** What a spec says of a feed. */
export interface FeedFacts {
  readonly name: string;
  /** The longest that it should be silent, in seconds; left out where nobody promises it. */
  readonly heartbeatSeconds?: number;
}

/** What somebody who knows the oracle says of it: its entry under `subjects`, or the options of the command. */
export interface SubjectHints {
  /** The price call of a `generic` oracle, such as `latestRoundData()`; with arguments already encoded, `0x…`. */
  readonly call?: string;
  /** Feeds of a `generic` oracle. */
  readonly feeds?: readonly string[];
  /** What is priced where one contract prices many: an address, or an id of 32 bytes. */
  readonly asset?: string;
  /** What it is priced in, where that has to be said. */
  readonly quote?: string;
  /** Decimals of the price, where the contract does not say. */
  readonly decimals?: number;
  /** How far a price may move before it counts as moved, in basis points. */
  readonly deviationBps?: number;
  /** What is known of feeds, by their lower-case addresses. */
  readonly feedFacts?: ReadonlyMap<string, FeedFacts>;
}

/** A feed as one oracle reads it. */
export interface DrilledFeed {
  readonly feed: string;
  readonly name: string;
  /** Age in seconds from which on the oracle takes it for stale; where it takes none, an age that nobody should accept. */
  readonly maxAge: number;
  readonly decimals: number;
  /** Gas that the oracle gives it; left out where that is not limited. */
  readonly gasLimit?: number;
  /** The calls that are bent; all known ones unless given. */
  readonly priceCalls?: readonly PriceCall[];
  /** Whether it never changes a price, as a Shadow does not: it is named, and no part of any cell. */
  readonly isObserved?: boolean;
  /** The longest that it should be silent, in seconds, where that is known. */
  readonly heartbeatSeconds?: number;
}

/** What an oracle answered. */
export interface DrilledAnswer {
  readonly price: bigint;
  /** Nothing where the oracle has no levels. */
  readonly level: Level | null;
  /** Whether the price is served: what has levels may show a price that nobody is to use. */
  readonly isServed: boolean;
}

/** An oracle with its feeds, ready to drill. */
export interface DrilledOracle {
  readonly name: string;
  readonly address: string;
  /** How it is asked. */
  readonly data: string;
  /** What a successful answer means; nothing where it is none. */
  readonly decode: (data: string) => DrilledAnswer | undefined;
  /** Of the price. */
  readonly decimals: number;
  readonly feeds: readonly DrilledFeed[];
  /** The feed that says whether the L2's sequencer runs; left out where it is not heeded. */
  readonly sequencer?: DrilledFeed;
  /** How far prices may differ before the oracle takes one for wrong; left out where it compares none. */
  readonly deviationBps?: number;
  /** What could not be found, a sentence each. */
  readonly notes: readonly string[];
}

/** What a reader may use. */
export interface ReaderContext {
  readonly address: string;
  /** What to call the oracle. */
  readonly name: string;
  readonly hints: SubjectHints;
  /** What it answered to the reader's own signs. */
  readonly replies: readonly Reply[];
  /** Asks more, everything in one call. */
  readonly ask: (questions: readonly Question[]) => Promise<readonly Reply[]>;
}

/** One kind of oracle. */
export interface Reader {
  /** The file's name. */
  readonly name: string;
  readonly title: string;
  /** Who is asked first where several recognise a contract: the lower. */
  readonly order: number;
  /** What tells whether a contract is of this kind; asked of every address, together with those of all readers. */
  readonly signs: (address: string, hints: SubjectHints) => readonly Question[];
  readonly recognises: (replies: readonly Reply[], hints: SubjectHints) => boolean;
  /**
   * The oracle and its feeds, once for each layer at which feeds can fail: a contract that reads others that read feeds has
   * two, and a fault that one absorbs may show at the other.
   * @throws Problem where it is of this kind, but what is needed to drill it is not known.
   */
  readonly find: (context: ReaderContext) => Promise<readonly DrilledOracle[]>;
}

/** An age that nobody should accept from a feed of whose limit nothing is known: thirty days. */
export const UNKNOWN_MAX_AGE = 30 * 86_400;

/** Lets a reader's file be checked where it stands. */
export const defineReader = (reader: Reader): Reader => reader;
