import type { AveragedName, Summary } from "../simulate/statistics.ts";
import { formatDuration, formatError, formatMagnitude, formatNumber, formatShare } from "./figures.ts";
import { textTable } from "./textTable.ts";

/** One system in a table of results. */
interface SystemRow {
  readonly name: string;
  readonly summary: Summary;
}

type Format = (value: number) => string;

const whole: Format = (value) => (value < 1e9 ? formatNumber(value) : formatMagnitude(value));

/** In the words of the page's tables. */
const COLUMNS: readonly (readonly [head: string, name: AveragedName, format: Format])[] = [
  ["available", "availability", formatShare],
  ["right", "rightShare", formatShare],
  ["time wrong", "wrongSeconds", formatDuration],
  ["worst error", "worstErrorBps", formatError],
  ["false refusal", "falseRefusalSeconds", formatDuration],
  ["to detect", "secondsToDetect", formatDuration],
  ["to switch", "secondsToSwitch", formatDuration],
  ["switches", "switches", whole],
  ["gas, mean", "meanGas", whole],
  ["bad debt", "badDebt", whole],
  ["wrongful liquidation", "wrongfulLiquidations", whole],
  ["healed", "healedShare", formatShare],
];

/** The lines of a table of systems; with the half width of the 95 % interval where there was more than one run. */
export const simulationTable = (rows: readonly SystemRow[]): string[] => {
  const cells = rows.map(({ name, summary }) => [
    name,
    ...COLUMNS.map(([, measure, format]) => {
      const estimate = summary[measure];
      if (estimate === null) return "";
      const { mean, halfWidth } = estimate;
      return halfWidth === null || halfWidth === 0 ? format(mean) : `${format(mean)} ± ${format(halfWidth)}`;
    }),
  ]);
  return textTable([["system", ...COLUMNS.map(([head]) => head)], ...cells]);
};
