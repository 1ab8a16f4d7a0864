import type { Estimate } from "../simulate/result.ts";
import type { Fact } from "./reportPage.ts";

/** One configuration of the oracle, and how it did over all runs with it. */
export interface SweptConfiguration {
  /** Short and unique: how the report refers to it. */
  readonly name: string;
  readonly mode: string;
  /** How many sources. */
  readonly sources: number;
  readonly quorum: number;
  readonly maxDeviationBps: number;
  /** Oldest data that it uses, in seconds, or how that is chosen. */
  readonly maxAge: number | string;
  /** Over all environments. */
  readonly runs: number;
  /** Share of time, 0 to 1. */
  readonly availability: Estimate;
  /** Seconds times basis points beyond the tolerance, a day. */
  readonly exposurePerDay: Estimate;
  /** Seconds a day. */
  readonly falseRefusalPerDay: Estimate;
  readonly worstErrorBps: number;
  /** Whether no other is better in both. */
  readonly isOnFront: boolean;
  /** Whether it is another one than the recommended, and equal to it in both. */
  readonly isTied: boolean;
}

/** Smallest sets of sources that can do harm together. */
interface MinimalCutSets {
  /** Name of the configuration. */
  readonly configuration: string;
  /** Names of the sources without which no price is served. */
  readonly silence: readonly (readonly string[])[];
  /** Names of the sources that together have their price served. */
  readonly lie: readonly (readonly string[])[];
}

/** The worst schedule of faults that a search found. */
interface WorstSchedule {
  /** Name of the configuration. */
  readonly configuration: string;
  /** What it does, in a few words. */
  readonly harm: string;
  /** How long, in seconds. */
  readonly seconds: number;
  readonly worstErrorBps: number;
  readonly faults: readonly ScheduledFault[];
  /** The scenario's file in which it can be run again; left out where none was written. */
  readonly file?: string;
}

interface ScheduledFault {
  readonly fault: string;
  readonly sources: readonly string[];
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A sweep over configurations. */
export interface SweepPageInput {
  readonly title: string;
  /** Whether the sweep was stopped before its end. */
  readonly isPartial: boolean;
  /** What ran: versions, seeds, fault rates, correlation, the command that makes the report again. */
  readonly facts: readonly Fact[];
  /** Runs of each environment, and how many environments there are. */
  readonly runs: number;
  readonly environments: number;
  readonly configurations: readonly SweptConfiguration[];
  /** Name of the recommended configuration; undefined where none can be. */
  readonly recommended: string | undefined;
  /** Why it is the recommended one, in a sentence. */
  readonly reason: string;
  readonly cutSets: readonly MinimalCutSets[];
  /** Empty where the search found none, which is no proof that there is none. */
  readonly worstSchedules: readonly WorstSchedule[];
}
