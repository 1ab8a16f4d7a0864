import type { ReportedOracle } from "../drill/drillReport.ts";
import { bpsText, faultsName, type MatrixCell, orderedGroups, votingSources } from "./drillText.ts";
import { formatNumber } from "./figures.ts";
import { gasScheduleTables } from "./gasScheduleTables.ts";
import { type Cell, cell, figures, type ReportTable, words } from "./reportTable.ts";
import { durationText } from "./statusText.ts";

/** The tables of a drill, for its page and for Markdown. */

const TONES: Readonly<Record<MatrixCell["effect"], Cell["tone"]>> = {
  served: "good",
  degraded: "good",
  moved: "bad",
  stopped: "bad",
  none: undefined,
};

/** What each fault of one source alone does. Faults that do the same to every source share a row. */
const matrixTable = (oracle: ReportedOracle): ReportTable => ({
  caption: "What one source alone does to the price",
  columns: [
    words("fault"),
    ...votingSources(oracle).map((source) => words(oracle.sources[source]?.name ?? String(source))),
  ],
  rows: orderedGroups(oracle).map(({ faults, cells }, index, groups) => [
    faults.length === 1
      ? cell(faults[0] ?? "")
      : cell(
          faultsName(faults, groups.length > 1 && index === groups.length - 1),
          undefined,
          faults.join(", "),
        ),
    ...cells.map(({ text, effect }) => cell(text === "" ? "not tried" : text, TONES[effect])),
  ]),
});

/** How far liars reach together. */
const reachTable = (oracle: ReportedOracle): ReportTable => ({
  caption: "How far sources that lie together move a price that is served",
  columns: [figures("lying at once"), figures("down"), figures("up"), words("within the deviation")],
  rows: oracle.frontier.reach.map(({ lying, lowBps, highBps }) => {
    const isWithin = lowBps <= oracle.deviationBps && highBps <= oracle.deviationBps;
    return [
      cell(String(lying)),
      cell(bpsText(lowBps)),
      cell(bpsText(highBps)),
      cell(isWithin ? "yes" : "no", isWithin ? "good" : "bad"),
    ];
  }),
});

/** Common causes, and what they do. */
const causesTable = (oracle: ReportedOracle): ReportTable => ({
  caption: "Common causes",
  columns: [words("cause"), words("sources that it takes"), words("all silent"), words("all lying")],
  rows: oracle.causes.map(({ kind, name, sources, silent, movedBps }) => [
    cell(name, undefined, kind),
    cell(sources.map((source) => oracle.sources[source]?.name ?? String(source)).join(", ")),
    cell(silent, silent === "served" ? "good" : "bad"),
    kind === "sequencer"
      ? cell("–")
      : cell(`moves it by ${bpsText(movedBps)}`, movedBps <= oracle.deviationBps ? "good" : "bad"),
  ]),
});

/** Sources with what the drill knows of them. */
const sourcesTable = (oracle: ReportedOracle): ReportTable => ({
  caption: "Sources",
  columns: [words("source"), words("feed"), figures("left out after"), figures("at the soonest")],
  rows: oracle.sources.map(({ name, feed, isObserved }, index) => {
    const out = oracle.failover.find(({ source }) => source === index);
    return [
      cell(name, undefined, isObserved ? "observed, never counts" : undefined),
      cell(feed),
      cell(out === undefined ? "–" : durationText(out.seconds)),
      cell(out?.soonest === undefined || out.soonest === null ? "not known" : durationText(out.soonest)),
    ];
  }),
});

/** Gates with their verdicts. */
const gatesTable = (oracle: ReportedOracle): ReportTable => ({
  caption: "Gates",
  columns: [words("gate"), words("verdict"), words("why")],
  rows: oracle.gates.map(({ gate, ok, sentence }) => [
    cell(gate),
    cell(ok ? "passes" : "fails", ok ? "good" : "bad"),
    cell(sentence),
  ]),
});

/** Everything of one oracle that is a table. */
export const drillTables = (oracle: ReportedOracle): ReportTable[] => [
  gatesTable(oracle),
  matrixTable(oracle),
  reachTable(oracle),
  ...(oracle.causes.length === 0 ? [] : [causesTable(oracle)]),
  sourcesTable(oracle),
  ...gasScheduleTables(oracle),
];

/** The healthy answer in words. */
export const healthyText = ({ healthy: { ok, price, level } }: ReportedOracle): string =>
  `${ok ? (price ?? "") : "no price"}${level === null ? "" : `, ${level}`}`;

/** The dearest read in words. */
export const worstGasText = ({ worstGas: { gas, faults } }: ReportedOracle): string => {
  const names = [...new Set(Object.values(faults))].join(", ");
  return `${formatNumber(gas)}${names === "" ? "" : ` (${names})`}`;
};
