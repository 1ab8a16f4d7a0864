import type { Estimate } from "../simulate/result.ts";
import type { CutSets } from "../sweep/cutSets.ts";
import type { ChoiceResult } from "../sweep/fold.ts";
import type { WorstTiming } from "../sweep/worstTiming.ts";
import { counted, formatDuration, formatError, formatExposure, formatShare } from "./figures.ts";
import { textTable } from "./textTable.ts";

const withInterval = ({ mean, halfWidth }: Estimate, format: (value: number) => string): string =>
  halfWidth === null ? format(mean) : `${format(mean)} ± ${format(halfWidth)}`;

/** The lines of a table of configurations; the recommended one is marked, and what ties with it. */
export const sweepTable = (
  results: readonly ChoiceResult[],
  recommended: ChoiceResult,
  ties: readonly ChoiceResult[],
): string[] =>
  textTable([
    [
      "",
      "mode",
      "quorum",
      "may differ by",
      "oldest data",
      "available",
      "exposure a day, bps × h",
      "worst error",
      "false refusal a day",
    ],
    ...results.map((result) => {
      const { mode, sources, quorum, maxDeviationBps, maxAgeFactor } = result.choice;
      return [
        result === recommended ? "->" : ties.includes(result) ? "=" : "",
        mode,
        `${quorum} of ${sources}`,
        formatError(maxDeviationBps),
        `${maxAgeFactor} heartbeats`,
        withInterval(result.availability, formatShare),
        withInterval(result.exposurePerDay, formatExposure),
        formatError(result.worstErrorBps),
        withInterval(result.falseRefusalPerDay, formatDuration),
      ];
    }),
  ]);

const setsText = (sets: readonly (readonly number[])[], names: readonly string[]): string =>
  sets.length === 0
    ? "none"
    : sets.map((set) => set.map((source) => names[source] ?? "").join(" and ")).join("; ");

/** The lines that tell which sources have to fail together. */
export const cutSetLines = ({ silence, lie }: CutSets, names: readonly string[]): string[] => [
  `Smallest sets whose silence takes the price away: ${setsText(silence, names)}`,
  `Smallest sets whose common lie is served: ${setsText(lie, names)}`,
];

/** The lines that tell of the worst schedules that were found. */
export const worstTimingLines = (worst: readonly WorstTiming[]): string[] =>
  worst.flatMap(({ harm, struck, seconds, worstErrorBps, scenario }) => {
    const cause = struck === 0 ? "with no source failing" : `with ${counted(struck, "source")} failing`;
    const error = harm === "a wrong price is served" ? `, ${formatError(worstErrorBps)} off at most` : "";
    return [
      `${harm} for ${formatDuration(seconds)} ${cause}${error}:`,
      ...(scenario.faults ?? []).map(
        ({ fault, sources = [], startSeconds, endSeconds }) =>
          `  ${formatDuration(startSeconds)} to ${formatDuration(endSeconds)}: ${sources.join(", ")} (${fault})`,
      ),
    ];
  });
