import type { Estimate, Measures } from "../simulate/result.ts";
import type { System } from "../simulate/system.ts";
import {
  formatDuration,
  formatError,
  formatExposure,
  formatHalfWidth,
  formatNumber,
  formatShare,
} from "./figures.ts";
import { estimateOfValues } from "../simulate/statistics.ts";
import { type Cell, cell, figures, type ReportTable, words } from "./reportTable.ts";

/** What a report has to know of a system. */
export type NamedSystem = Pick<System, "name" | "title">;

/** How one system did over one or several runs. */
export interface LeagueEntry {
  readonly system: NamedSystem;
  /** One for each run; at least one. */
  readonly measures: readonly Measures[];
}

const meanOf = (measures: readonly Measures[], of: (measure: Measures) => number): Estimate =>
  estimateOfValues(measures.map(of)) ?? { mean: 0, halfWidth: null };

const vaultSum = (of: (vault: Measures["vaults"][number]) => number) => (measure: Measures) =>
  measure.vaults.reduce((sum, vault) => sum + of(vault), 0);

const estimateCell = (estimate: Estimate, format: (value: number) => string, tone?: Cell["tone"]): Cell =>
  cell(format(estimate.mean), tone, formatHalfWidth(estimate, format));

const reaction = (measures: readonly Measures[], of: (measure: Measures) => number | null): Cell => {
  const seen = measures.map(of).filter((seconds) => seconds !== null);
  const estimate = estimateOfValues(seen);
  if (estimate === undefined) return cell("never");
  const interval = formatHalfWidth(estimate, formatDuration);
  const runs = seen.length === measures.length ? undefined : `in ${seen.length} of ${measures.length} runs`;
  const detail = [interval, runs].filter((part) => part !== undefined).join(", ");
  return cell(formatDuration(estimate.mean), undefined, detail === "" ? undefined : detail);
};

const count = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);

const COLUMNS = [
  words("System"),
  figures("Available", "Share of time with a price served."),
  figures("Right", "Share of time with a price served within the tolerance of the true one."),
  figures("Time wrong", "Time with a price served beyond the tolerance."),
  figures("Wrong-price exposure, bps × h", "Hours times basis points beyond the tolerance."),
  figures("Worst error", "Largest error of a served price over all runs, of the true price."),
  figures("False refusal", "Time refused although a quorum of groups was fresh and right."),
];
const VAULT_COLUMNS = [
  figures("Bad debt", "Of the example vault, in quote currency: debt that no collateral stands for."),
  figures("Taken by the attacker", "The part of it that the attacker took, in quote currency."),
  figures(
    "Wrongful liquidation",
    "Debt of borrowers liquidated without a reason in the true price, in quote currency.",
  ),
];
const HEALED = words("Healed", "Whether the last step is served, right, and Normal.");

const healedCell = (measures: readonly Measures[]): Cell => {
  const healed = measures.filter((measure) => measure.healed).length;
  if (healed === measures.length) return cell("yes", "good");
  return cell(healed === 0 ? "no" : `in ${healed} of ${measures.length} runs`, "bad");
};

const rowOf = ({ system, measures }: LeagueEntry, hasVault: boolean): Cell[] => {
  const wrong = meanOf(measures, ({ wrongSeconds }) => wrongSeconds);
  const isWrong = wrong.mean > 0;
  const exposure = meanOf(measures, ({ wrongPriceExposure }) => wrongPriceExposure);
  const worst = Math.max(...measures.map(({ worstErrorBps }) => worstErrorBps));
  const money = (of: (vault: Measures["vaults"][number]) => number): Cell => {
    const sum = meanOf(measures, vaultSum(of));
    return sum.mean === 0 ? cell("none", "good") : estimateCell(sum, (value) => formatNumber(value), "bad");
  };
  return [
    cell(system.name, undefined, system.title),
    estimateCell(
      meanOf(measures, ({ availability }) => availability),
      formatShare,
    ),
    estimateCell(
      meanOf(measures, ({ rightShare }) => rightShare),
      formatShare,
    ),
    isWrong ? estimateCell(wrong, formatDuration, "bad") : cell("none", "good"),
    isWrong ? estimateCell(exposure, formatExposure, "bad") : cell("none", "good"),
    cell(formatError(worst), isWrong ? "bad" : undefined),
    estimateCell(
      meanOf(measures, ({ falseRefusalSeconds }) => falseRefusalSeconds),
      formatDuration,
    ),
    ...(hasVault
      ? [
          money(({ badDebt }) => badDebt),
          money(({ attackerProfit }) => attackerProfit),
          money(({ wrongfulLiquidations }) => wrongfulLiquidations),
        ]
      : []),
    healedCell(measures),
  ];
};

/** How the league is ranked, in a sentence. */
export const RANKING =
  "Ranked by wrong-price exposure, least first; of equals, the one that is right for longer. Equal in both is tied.";

/** What systems are ranked by. */
const standingOf = ({ measures }: LeagueEntry) => ({
  exposure: meanOf(measures, ({ wrongPriceExposure }) => wrongPriceExposure).mean,
  right: meanOf(measures, ({ rightShare }) => rightShare).mean,
});

/** Below 0 where the first is better, 0 where the two are tied. */
const compare = (one: LeagueEntry, other: LeagueEntry): number => {
  const [left, right] = [standingOf(one), standingOf(other)];
  return left.exposure - right.exposure || right.right - left.right;
};

/** Systems in the order of their rank. */
const rankEntries = (entries: readonly LeagueEntry[]): LeagueEntry[] => [...entries].sort(compare);

/** The systems that are first in rank: several where they are tied, none where none took part. */
export const firstInRank = (entries: readonly LeagueEntry[]): LeagueEntry[] => {
  const [best] = rankEntries(entries);
  return best === undefined ? [] : entries.filter((entry) => compare(entry, best) === 0);
};

const captionOf = (words: string, entries: readonly LeagueEntry[]): string => {
  const runs = entries[0]?.measures.length ?? 0;
  return runs > 1 ? `${words}: mean of ${runs} runs ± half width of the 95 % interval` : words;
};

/** What the systems served and what that cost, best first; over several runs means with their intervals. */
export const leagueTable = (entries: readonly LeagueEntry[]): ReportTable => {
  const hasVault = entries.some(({ measures }) => measures.some(({ vaults }) => vaults.length > 0));
  return {
    caption: captionOf("How the systems compare", entries),
    columns: [...COLUMNS, ...(hasVault ? VAULT_COLUMNS : []), HEALED],
    rows: rankEntries(entries).map((entry) => rowOf(entry, hasVault)),
  };
};

/** How fast the systems noticed and switched, and what a call costs, in the same order. */
export const reactionTable = (entries: readonly LeagueEntry[]): ReportTable => ({
  caption: captionOf("How they react, and what a call costs", entries),
  columns: [
    words("System"),
    figures("Time to detect", "From the first fault that matters to the first sign of it."),
    figures("Time to switch", "From that fault to the first price by right sources alone."),
    figures("Switches", "How often another source was served, or others agreed."),
    figures("Largest step at a switch", "Of the served price beyond the true price's own."),
    figures("Gas, mean", "Of a call with all accounts warm."),
    figures("Gas, most", "Of a call with all accounts warm."),
  ],
  rows: rankEntries(entries).map(({ system, measures }) => {
    const gas = meanOf(measures, ({ meanGas }) => meanGas);
    const mostGas = Math.max(...measures.map(({ maxGas }) => maxGas));
    const step = Math.max(...measures.map(({ worstSwitchStepBps }) => worstSwitchStepBps));
    const format = (value: number) => formatNumber(value);
    return [
      cell(system.name),
      reaction(measures, ({ secondsToDetect }) => secondsToDetect),
      reaction(measures, ({ secondsToSwitch }) => secondsToSwitch),
      estimateCell(
        meanOf(measures, ({ switches }) => switches),
        count,
      ),
      cell(formatError(step)),
      gas.mean === 0 ? cell("not measured") : estimateCell(gas, format),
      cell(mostGas === 0 ? "not measured" : format(mostGas)),
    ];
  }),
});
