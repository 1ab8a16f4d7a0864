import { formatDuration, formatError } from "./figures.ts";
import { isGated, isReplayed, type ReplayedIncident, type ReplayPageInput, resultOf } from "./replayInput.ts";
import { type Gate, type GatedCase, gateOf } from "../problem.ts";

const caseOf = (incident: ReplayedIncident, system: string): GatedCase => {
  if (!isReplayed(incident)) {
    return { name: system, problems: [], skippedBecause: "The record gives no figures to replay." };
  }
  const result = resultOf(incident, system);
  if (result === undefined) return { name: system, problems: [], skippedBecause: "The system did not run." };
  const { verdict, worstErrorBps, wrongSeconds, unavailableSeconds } = result;
  const output = `${verdict}; worst error ${formatError(worstErrorBps)}, wrong for ${formatDuration(wrongSeconds)}, without a price for ${formatDuration(unavailableSeconds)}`;
  if (!isGated(incident)) {
    const skippedBecause = `Judged catchable: ${incident.caughtVerdict}; only "yes" is a promise.`;
    return { name: system, problems: [], skippedBecause, output };
  }
  const problems =
    verdict === "served wrong"
      ? [
          `${system} served a price ${formatError(worstErrorBps)} off in ${incident.id}, which is judged catchable.`,
        ]
      : [];
  return { name: system, problems, output };
};

/** The gate of a replay: the recommended configuration serves no incident wrong that is judged catchable and was replayed. */
export const replayGate = ({ incidents, recommended }: ReplayPageInput): Gate =>
  gateOf(
    incidents.map((incident) => ({
      name: incident.id,
      cases: recommended.map((system) => caseOf(incident, system)),
    })),
  );
