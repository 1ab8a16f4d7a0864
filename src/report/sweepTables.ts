import {
  formatDuration,
  formatError,
  formatExposure,
  formatHalfWidth,
  formatNumber,
  formatShare,
} from "./figures.ts";
import { type Cell, cell, figures, type ReportTable, words } from "./reportTable.ts";
import type { SweepPageInput, SweptConfiguration } from "./sweepInput.ts";

const standingOf = (
  { name, isOnFront, isTied }: SweptConfiguration,
  recommended: string | undefined,
): Cell => {
  if (name === recommended) return cell("recommended", "good");
  if (isTied) return cell("tied with the recommended");
  return cell(isOnFront ? "on the front" : "");
};

/** Every configuration with the intervals of its measures: the front first, from the most available on. */
export const configurationsTable = ({ configurations, recommended }: SweepPageInput): ReportTable => ({
  caption: "Every configuration: mean ± half width of the 95 % interval",
  columns: [
    words("Configuration"),
    words("Mode"),
    figures("Sources"),
    figures("Quorum"),
    figures("May differ by"),
    figures("Oldest data"),
    figures("Runs", "Over all environments."),
    figures("Available"),
    figures("Exposure a day, bps × h", "Hours times basis points beyond the tolerance."),
    figures("False refusal a day"),
    figures("Worst error"),
    words("Standing"),
  ],
  rows: [...configurations]
    .sort(
      (one, other) =>
        Number(other.isOnFront) - Number(one.isOnFront) || other.availability.mean - one.availability.mean,
    )
    .map((configuration) => {
      const { availability, exposurePerDay, falseRefusalPerDay, maxAge } = configuration;
      return [
        cell(configuration.name),
        cell(configuration.mode),
        cell(formatNumber(configuration.sources)),
        cell(formatNumber(configuration.quorum)),
        cell(formatError(configuration.maxDeviationBps)),
        cell(typeof maxAge === "number" ? formatDuration(maxAge) : maxAge),
        cell(formatNumber(configuration.runs)),
        cell(formatShare(availability.mean), undefined, formatHalfWidth(availability, formatShare)),
        cell(
          exposurePerDay.mean === 0 ? "none" : formatExposure(exposurePerDay.mean),
          exposurePerDay.mean === 0 ? "good" : undefined,
          formatHalfWidth(exposurePerDay, formatExposure),
        ),
        cell(
          formatDuration(falseRefusalPerDay.mean),
          undefined,
          formatHalfWidth(falseRefusalPerDay, formatDuration),
        ),
        cell(formatError(configuration.worstErrorBps)),
        standingOf(configuration, recommended),
      ];
    }),
});

const setsOf = (sets: readonly (readonly string[])[]): string =>
  sets.length === 0 ? "none" : sets.map((members) => members.join(" + ")).join("\n");

/** What has to fail together, at least, for harm to be done. */
export const cutSetsTable = ({ cutSets }: SweepPageInput): ReportTable => ({
  caption: "Minimal cut sets: the smallest sets of sources that can do harm",
  columns: [
    words("Configuration"),
    words("No price when these are silent"),
    words("A wrong price when these lie alike"),
    figures("Fewest to silence"),
    figures("Fewest to lie"),
  ],
  rows: cutSets.map(({ configuration, silence, lie }) => {
    const fewest = (sets: readonly (readonly string[])[]) =>
      cell(sets.length === 0 ? "none" : formatNumber(Math.min(...sets.map((members) => members.length))));
    return [cell(configuration), cell(setsOf(silence)), cell(setsOf(lie)), fewest(silence), fewest(lie)];
  }),
});

/** The worst timing of faults that the search found for each configuration. */
export const schedulesTable = ({ worstSchedules }: SweepPageInput): ReportTable => ({
  caption: "The smallest schedules of faults that do harm, as the search found them",
  columns: [
    words("Configuration"),
    words("Harm"),
    figures("For"),
    figures("Worst error"),
    words("Faults"),
    words("Run again by"),
  ],
  rows: worstSchedules.map(({ configuration, harm, seconds, worstErrorBps, faults, file }) => [
    cell(configuration),
    cell(harm, "bad"),
    cell(formatDuration(seconds)),
    cell(formatError(worstErrorBps)),
    cell(
      faults
        .map(
          ({ fault, sources, startSeconds, endSeconds }) =>
            `${fault} of ${sources.length === 0 ? "all" : sources.join(", ")}, ${formatDuration(startSeconds)} to ${formatDuration(endSeconds)}`,
        )
        .join("\n"),
    ),
    cell(file === undefined ? "" : `npx hardhat oracle simulate ${file}`),
  ]),
});
