import type { Level } from "../oracle/words.ts";
import { completeScenario } from "../scenario/loadScenario.ts";
import type { Run } from "../simulate/result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import { openSimulation } from "../simulate/simulation.ts";
import type { ContractReader } from "../files/artifacts.ts";
import type { System } from "../simulate/system.ts";
import type { Incident } from "./incident.ts";
import { incidentScenario, isReplayable } from "./incidentScenario.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** What came of one incident under one system; an entry of `oracle replay --json`. */
export interface ReplayEntry {
  readonly id: string;
  readonly system: string;
  readonly verdict: Verdict;
  /** Largest error of a served price, in basis points of the true one. */
  readonly worstErrorBps: number;
  readonly wrongSeconds: number;
  readonly unavailableSeconds: number;
  /** Seconds at each level; all 0 for a system without levels. */
  readonly levelsSeconds: Readonly<Record<Level, number>>;
}

/** An incident that was replayed. */
export interface ReplayedIncident {
  readonly incident: Incident;
  /** The scenario that it was replayed as. */
  readonly config: RunConfig;
  readonly run: Run;
  readonly entries: readonly ReplayEntry[];
}

/** An incident that was not replayed. */
interface UnreplayedIncident {
  readonly id: string;
  readonly failureClass: string;
  readonly caught: Incident["caught"]["verdict"];
  readonly reason: string;
}

/** What the file of `oracle replay --json` holds. */
export interface ReplayReport {
  readonly incidents: readonly ReplayEntry[];
  readonly notReplayed: readonly UnreplayedIncident[];
}

/** Replays one incident on the bytecode of every system. */
export const replayIncident = async (
  contracts: ContractReader,
  incident: Incident,
  systems: readonly System[],
): Promise<ReplayedIncident> => {
  const config = await completeScenario(incidentScenario(incident), { folder: "." });
  const simulation = await openSimulation(contracts, config, systems);
  try {
    const run = await simulation.run(config.seed);
    const entries = [...run.measures].map(([system, measures]) => ({
      id: incident.id,
      system,
      verdict: verdictOf(measures),
      worstErrorBps: measures.worstErrorBps,
      wrongSeconds: measures.wrongSeconds,
      unavailableSeconds: measures.unavailableSeconds,
      levelsSeconds: measures.levelsSeconds,
    }));
    return { incident, config, run, entries };
  } finally {
    simulation.close();
  }
};

/** Kinds of failures that happen where no feed is. */
const UNSEEN_KINDS = ["infrastructure", "frontend"];

const reasonOf = (incident: Incident): string => {
  const { kind } = incident.replay;
  if (isReplayable(incident)) return "the replay was stopped before it";
  return UNSEEN_KINDS.includes(kind)
    ? `it is of the kind "${kind}", which no oracle sees`
    : "its record has no figures of what the feed reported";
};

/** The incidents that were not replayed, each with the reason: most because their record does not say what any feed did. */
export const unreplayed = (
  incidents: readonly Incident[],
  entries: readonly ReplayEntry[],
): UnreplayedIncident[] => {
  const replayed = new Set(entries.map(({ id }) => id));
  return incidents
    .filter(({ id }) => !replayed.has(id))
    .map((incident) => ({
      id: incident.id,
      failureClass: incident.failureClass,
      caught: incident.caught.verdict,
      reason: reasonOf(incident),
    }));
};
