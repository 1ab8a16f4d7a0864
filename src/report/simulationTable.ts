import type { AveragedName, Summary } from "../simulate/statistics.ts";
import { textTable } from "./textTable.ts";

/** One system in a table of results. */
interface SystemRow {
  readonly name: string;
  readonly summary: Summary;
}

type Format = (value: number) => string;

const percent: Format = (value) => `${(100 * value).toFixed(2)} %`;
const percentOfBps: Format = (value) =>
  value >= 1e6 ? `${(value / 100).toExponential(1)} %` : `${(value / 100).toFixed(2)} %`;
const whole: Format = (value) => Math.round(value).toLocaleString("en");

const DURATIONS = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
] as const;

/** A duration in the largest unit that it fills. */
export const duration: Format = (seconds) => {
  const [size, name] = DURATIONS.find(([unit]) => seconds >= unit) ?? [1, "s"];
  const value = seconds / size;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${name}`;
};

const COLUMNS: readonly (readonly [head: string, name: AveragedName, format: Format])[] = [
  ["served", "availability", percent],
  ["served right", "rightShare", percent],
  ["served wrong", "wrongSeconds", duration],
  ["worst error", "worstErrorBps", percentOfBps],
  ["refused falsely", "falseRefusalSeconds", duration],
  ["to detect", "secondsToDetect", duration],
  ["to switch", "secondsToSwitch", duration],
  ["switches", "switches", whole],
  ["gas, warm", "meanGas", whole],
  ["bad debt", "badDebt", whole],
  ["wrongful liquidations", "wrongfulLiquidations", whole],
  ["healed", "healedShare", percent],
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
