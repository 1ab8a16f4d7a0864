import type { Estimate } from "../simulate/result.ts";
import type { CutSets } from "../sweep/cutSets.ts";
import type { ChoiceResult } from "../sweep/fold.ts";
import type { WorstTiming } from "../sweep/worstTiming.ts";
import { duration } from "./simulationTable.ts";
import { textTable } from "./textTable.ts";

const withInterval = ({ mean, halfWidth }: Estimate, format: (value: number) => string): string =>
  halfWidth === null ? format(mean) : `${format(mean)} ± ${format(halfWidth)}`;

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;
/** Seconds times basis points are percent times hours by 360,000. */
const percentHours = (exposure: number): string => `${(exposure / 360_000).toFixed(4)} %·h`;

/** The lines of a table of configurations; the recommended one is marked. */
export const sweepTable = (
  results: readonly ChoiceResult[],
  recommended: ChoiceResult | undefined,
): string[] =>
  textTable([
    [
      "",
      "mode",
      "agree",
      "deviation",
      "oldest",
      "served",
      "wrong, a day",
      "worst error",
      "refused falsely, a day",
    ],
    ...results.map((result) => {
      const { mode, sources, quorum, maxDeviationBps, maxAgeFactor } = result.choice;
      return [
        result === recommended ? "->" : "",
        mode,
        `${quorum} of ${sources}`,
        `${maxDeviationBps / 100} %`,
        `${maxAgeFactor} heartbeats`,
        withInterval(result.availability, percent),
        withInterval(result.exposurePerDay, percentHours),
        `${(result.worstErrorBps / 100).toFixed(2)} %`,
        withInterval(result.falseRefusalPerDay, (seconds) => duration(Math.round(seconds))),
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
    const cause =
      struck === 0
        ? "with no source failing"
        : `with ${struck} ${struck === 1 ? "source" : "sources"} failing`;
    const error =
      harm === "a wrong price is served" ? `, ${(worstErrorBps / 100).toFixed(2)} % off at most` : "";
    return [
      `${harm} for ${duration(seconds)} ${cause}${error}:`,
      ...(scenario.faults ?? []).map(
        ({ fault, sources = [], startSeconds, endSeconds }) =>
          `  ${duration(startSeconds)} to ${duration(endSeconds)}: ${sources.join(", ")} (${fault})`,
      ),
    ];
  });
