import { type Incident, parseIncidents } from "../../src/replay/incident.ts";

/** What an incident's record may say otherwise. */
export interface IncidentChanges {
  readonly failureClass?: string;
  readonly assetPair?: string | null;
  readonly follows?: boolean;
  readonly events?: readonly { atSeconds: number; feed: string; multiplier: number; live: boolean }[];
}

/** One record in the format of data/incidents.json, as it stands in a file. */
export const record = (changes: IncidentChanges = {}) => ({
  id: "an-incident",
  title: "An incident",
  dateUtc: "2026-01-01",
  assetPair: changes.assetPair === undefined ? "ETH/USD" : changes.assetPair,
  failureClass: changes.failureClass ?? "wrong_value",
  lossUsd: null,
  caught: { verdict: "yes", checks: [], why: "" },
  sources: [],
  replay: {
    kind: "value",
    secondaryFollowsPrimary: changes.follows ?? false,
    events: changes.events ?? [
      { atSeconds: 0, feed: "primary", multiplier: 1, live: true },
      { atSeconds: 60, feed: "primary", multiplier: 2, live: true },
      { atSeconds: 660, feed: "primary", multiplier: 1, live: true },
    ],
  },
});

/** The same as the replay takes it. */
export const incident = (changes: IncidentChanges = {}): Incident => {
  const [parsed] = parseIncidents([record(changes)]);
  if (parsed === undefined) throw new RangeError("There is no incident.");
  return parsed;
};
