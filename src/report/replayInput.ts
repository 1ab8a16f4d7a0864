import type { Caught } from "../replay/incident.ts";
import type { Verdict } from "../replay/verdict.ts";
import type { Measures } from "../simulate/result.ts";
import type { ChartedRun } from "./chartedRun.ts";
import type { NamedSystem } from "./league.ts";
import type { Fact } from "./reportPage.ts";
import type { Reference } from "./reportTable.ts";

/** How one system came through one incident. */
export interface IncidentResult
  extends Pick<Measures, "worstErrorBps" | "wrongSeconds" | "unavailableSeconds" | "levelsSeconds"> {
  /** Its name. */
  readonly system: string;
  readonly verdict: Verdict;
}

/** One recorded incident with what came of replaying it. */
export interface ReplayedIncident {
  readonly id: string;
  readonly title: string;
  /** As it is recorded: a day, a month or a year. */
  readonly dateUtc: string;
  readonly failureClass: string;
  /** Null where nobody knows. */
  readonly lossUsd: number | null;
  readonly caughtVerdict: Caught;
  /** Why it was judged so; empty where the record does not say. */
  readonly caughtWhy: string;
  readonly sources: readonly Reference[];
  /** One for each system; none where the record has no vector to replay. */
  readonly results: readonly IncidentResult[];
  /** What is drawn of it; left out where it was not replayed. */
  readonly run?: ChartedRun;
}

/** A replay of recorded incidents. */
export interface ReplayPageInput {
  readonly title: string;
  /** Whether the replay was stopped before its end. */
  readonly isPartial: boolean;
  /** What ran: versions, the incidents' file, the command that makes the report again. */
  readonly facts: readonly Fact[];
  /** In the order of their place in tables. */
  readonly systems: readonly NamedSystem[];
  /** Names of the systems in the recommended configuration: those that the replay is to judge. */
  readonly recommended: readonly string[];
  readonly incidents: readonly ReplayedIncident[];
}

/** Whether an incident was replayed. */
export const isReplayed = ({ results }: ReplayedIncident): boolean => results.length > 0;

/** Whether an incident is one that the recommended configuration must not serve wrong: judged catchable, and replayed. */
export const isGated = (incident: ReplayedIncident): boolean =>
  incident.caughtVerdict === "yes" && isReplayed(incident);

/** The result of one system; undefined where there is none. */
export const resultOf = ({ results }: ReplayedIncident, system: string): IncidentResult | undefined =>
  results.find((result) => result.system === system);
