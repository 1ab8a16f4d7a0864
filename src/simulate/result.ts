import type { Level } from "../oracle/words.ts";
import type { Timeline } from "../oracle/timeline.ts";
import type { Trace } from "../oracle/trace.ts";

/** What the example vault lost on a system's prices; in quote currency. */
export interface VaultLosses {
  /** Debt that no collateral stands for at the true price, by attack and by liquidations that came too late. */
  readonly badDebt: number;
  /** The part of it that the attacker took. */
  readonly attackerProfit: number;
  /** Debt of borrowers who were liquidated though no price within the tolerance of the true one gave a reason. */
  readonly wrongfulLiquidations: number;
  /** How many those were. */
  readonly wrongfulLiquidationCount: number;
}

/** How one system did in one run. */
export interface Measures {
  /** Share of time with a price served, 0 to 1. */
  readonly availability: number;
  /** Share of time with a price served that is within the tolerance, 0 to 1. */
  readonly rightShare: number;
  /** Seconds with a price served beyond the tolerance. */
  readonly wrongSeconds: number;
  /** Seconds times basis points beyond the tolerance, 10,000 of them at most: a price can be no wronger than worthless. */
  readonly wrongPriceExposure: number;
  /** Largest error of a served price, in basis points of the true one. */
  readonly worstErrorBps: number;
  /** Seconds without a price. */
  readonly unavailableSeconds: number;
  /** Seconds without a price although a quorum of groups was fresh and within the tolerance. */
  readonly falseRefusalSeconds: number;
  /** Seconds at each level; all 0 for a system without levels. */
  readonly levelsSeconds: Readonly<Record<Level, number>>;
  /** Seconds from the first step of a fault that makes a source unusable or wrong to the system's first sign of it; null if none. */
  readonly secondsToDetect: number | null;
  /** Seconds from that step to the first price served by right sources alone; null if it never was. */
  readonly secondsToSwitch: number | null;
  /** How often another source was served, or other sources agreed, than a step before. */
  readonly switches: number;
  /** Largest step of the served price at a switch beyond the true price's own, in basis points. */
  readonly worstSwitchStepBps: number;
  /** Gas of a call, warm: mean and largest; 0 in the model. */
  readonly meanGas: number;
  readonly maxGas: number;
  /** Whether the last step is served, within the tolerance and, for a system with levels, Normal. */
  readonly healed: boolean;
  /** One for each consumer of the scenario. */
  readonly vaults: readonly VaultLosses[];
}

/** One run of a scenario: what happened, what each system answered, and how it did. */
export interface Run {
  readonly seed: number;
  readonly timeline: Timeline;
  /** By the systems' names, in their order. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly measures: ReadonlyMap<string, Measures>;
}

/** A mean over runs with the half width of its 95 % interval; the latter is null for a single run. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number | null;
}
