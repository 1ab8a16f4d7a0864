import type { Role } from "./words.ts";

/** What an oracle is set to, as the fast model takes it: plain numbers, prices in units of the oracle's decimals. */

/** One source as the oracle is configured with it. */
export interface SourceSettings {
  /** Decimals of the feed's answers. */
  readonly decimals: number;
  /** Oldest data that the oracle uses, in seconds. */
  readonly maxAge: number;
  readonly group: number;
  readonly role: Role;
}

/** What holds for all sources. */
export interface OracleSettings {
  readonly decimals: number;
  readonly quorum: number;
  readonly maxDeviationBps: number;
  /** 0 for none. */
  readonly minPrice: number;
  /** 0 for none. */
  readonly maxPrice: number;
  /** Whether it heeds a sequencer. */
  readonly hasSequencer: boolean;
  /** Seconds. */
  readonly sequencerGrace: number;
}

/** Everything that the oracle's answer is a function of, besides what feeds say. */
export interface Settings {
  readonly sources: readonly SourceSettings[];
  readonly oracle: OracleSettings;
}
