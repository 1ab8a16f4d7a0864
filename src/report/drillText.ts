import type { DrillReport, ReportedOracle } from "../drill/drillReport.ts";
import { counted, formatNumber } from "./figures.ts";
import { gasScheduleSentences } from "./gasScheduleTables.ts";
import { timeText } from "./statusText.ts";
import { TERMINAL_WIDTH, textTable, wrapped } from "./textTable.ts";

/** A drill for people, at 80 columns. */

const SILENT = "·";
const INDENT = 4;

/** A distance in percent, as short as it can be said. */
export const bpsText = (bps: number): string => {
  const percent = bps / 100;
  if (percent === 0) return "0 %";
  if (percent >= 1e6) return "> 1,000,000 %";
  const digits = percent >= 100 ? 0 : percent >= 1 ? 1 : 2;
  return `${percent.toLocaleString("en", { maximumFractionDigits: digits })} %`;
};

/** What one source alone does to the oracle with each fault: a row a fault, a column a source. */
interface MatrixRow {
  readonly fault: string;
  /** One for each source that counts. */
  readonly cells: readonly MatrixCell[];
}

/** One cell of the matrix, in words and for a colour. */
export interface MatrixCell {
  readonly text: string;
  readonly effect: "served" | "degraded" | "moved" | "stopped" | "none";
}

const isWithinDeviation = (bps: number, { deviationBps }: ReportedOracle): boolean => bps <= deviationBps;

/** Places of the sources that count. */
export const votingSources = ({ sources }: ReportedOracle): number[] =>
  [...sources.keys()].filter((index) => sources[index]?.isObserved === false);

/** How one cell went, beside the healthy answer. */
const cellOf = (oracle: ReportedOracle, source: number, fault: string): MatrixCell => {
  const cell = oracle.cells.find(
    ({ faults }) => faults[String(source)] === fault && Object.keys(faults).length === 1,
  );
  if (cell === undefined) return { text: "", effect: "none" };
  if (!cell.ok)
    return { text: cell.level === null ? "stopped" : `stopped, ${cell.level}`, effect: "stopped" };
  const point = oracle.singlePoints.find((one) => one.source === source && one.fault === fault);
  if (point !== undefined) return { text: `moved ${bpsText(point.movedBps ?? 0)}`, effect: "moved" };
  return {
    text: cell.level ?? "served",
    effect: cell.level === "Normal" || cell.level === null ? "served" : "degraded",
  };
};

/** Every fault of the catalogue that was tried on one source alone. */
const matrixRows = (oracle: ReportedOracle): MatrixRow[] => {
  const voting = votingSources(oracle);
  const faults = new Set(
    oracle.cells.flatMap(({ faults: one }) => {
      const [[source, fault] = []] = Object.entries(one);
      return Object.keys(one).length === 1 && source !== "sequencer" && fault !== undefined ? [fault] : [];
    }),
  );
  return [...faults].map((fault) => ({
    fault,
    cells: voting.map((source) => cellOf(oracle, source, fault)),
  }));
};

/** Faults that do the same to every source, in one row. */
interface MatrixGroup {
  readonly faults: readonly string[];
  readonly cells: readonly MatrixCell[];
}

const groupedRows = (rows: readonly MatrixRow[]): readonly MatrixGroup[] => {
  const groups = new Map<string, { faults: string[]; cells: readonly MatrixCell[] }>();
  for (const { fault, cells } of rows) {
    const key = cells.map(({ text }) => text).join("|");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { faults: [fault], cells });
    else group.faults.push(fault);
  }
  return [...groups.values()];
};

/** Single points of failure by source and effect, a sentence each. */
export const singlePointSentences = (oracle: ReportedOracle): string[] => {
  const groups = new Map<string, { source: number; effect: string; faults: string[]; movedBps: number }>();
  for (const { source, fault, effect, movedBps } of oracle.singlePoints) {
    const key = `${source} ${effect}`;
    const group = groups.get(key) ?? { source, effect, faults: [], movedBps: 0 };
    group.faults.push(fault);
    group.movedBps = Math.max(group.movedBps, movedBps ?? 0);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ source, effect, faults, movedBps }) => {
    const name = oracle.sources[source]?.name ?? `source ${source}`;
    const what = effect === "stopped" ? "stops it" : `moves it by up to ${bpsText(movedBps)}`;
    return `${name} alone ${what}: ${faults.join(", ")}`;
  });
};

/** What common causes do that one source does not, a sentence each. */
export const causeSentences = (oracle: ReportedOracle): string[] =>
  oracle.causes.flatMap(({ kind, name, sources, silent, movedBps }) => {
    const effects = [
      ...(silent === "stopped" ? ["silent, stops it"] : []),
      ...(isWithinDeviation(movedBps, oracle) ? [] : [`lying, moves it by up to ${bpsText(movedBps)}`]),
    ];
    const many = sources.length > 1 ? ` (${counted(sources.length, "source")})` : "";
    return effects.length === 0 ? [] : [`${kind} "${name}"${many}: ${effects.join("; ")}`];
  });

/** So many faults that do the same are counted instead of named. */
const MOST_NAMED = 3;

/** What to call faults that do the same: the first ones by name, a crowd by its number. */
export const faultsName = (faults: readonly string[], others: boolean): string => {
  if (faults.length <= MOST_NAMED) return faults.join(", ");
  return others ? `the ${faults.length} other faults` : `each of ${faults.length} faults`;
};

const SHORT: Readonly<Record<MatrixCell["effect"], string>> = {
  served: "ok",
  degraded: "ok*",
  moved: "MOVED",
  stopped: "STOP",
  none: SILENT,
};

/** The groups of the matrix, the crowd last. */
export const orderedGroups = (oracle: ReportedOracle): readonly MatrixGroup[] =>
  groupedRows(matrixRows(oracle)).toSorted((one, other) => one.faults.length - other.faults.length);

const matrixLines = (oracle: ReportedOracle): string[] => {
  const voting = votingSources(oracle);
  const groups = orderedGroups(oracle);
  if (groups.length === 0) return [];
  const head = ["one source alone", ...voting.map((_, place) => String.fromCharCode(97 + place))];
  const tableOf = (textOf: (cell: MatrixCell) => string): string[] =>
    textTable([
      head,
      ...groups.map(({ faults, cells }, index) => [
        faultsName(faults, groups.length > 1 && index === groups.length - 1),
        ...cells.map(textOf),
      ]),
    ]);
  const table = tableOf(({ text }) => (text === "" ? SILENT : text));
  if (table.every((line) => line.length + INDENT <= TERMINAL_WIDTH)) return table;
  return [
    ...tableOf(({ effect }) => SHORT[effect]),
    "ok* served by others; MOVED beyond the deviation; STOP no price",
  ];
};

/** What consumers still do, a sentence for each call. */
export const consumerSentences = ({ consumers }: ReportedOracle): string[] =>
  consumers.flatMap(({ name, calls }) =>
    calls.map(({ call, healthy, cells }) => {
      if (!healthy) return `${name} refuses ${call} with every source healthy: not tried`;
      const done = cells.filter(({ ok }) => ok).length;
      return `${name} does ${call} in ${formatNumber(done)} of ${counted(cells.length, "cell")}`;
    }),
  );

const gateLines = ({ gates }: ReportedOracle): string[] =>
  gates.flatMap(({ gate, ok, sentence }) => wrapped(`${ok ? "pass" : "FAIL"} ${gate}: ${sentence}`, "  "));

/** One oracle. */
const oracleLines = (oracle: ReportedOracle): string[] => {
  const {
    oracle: name,
    address,
    reader,
    structure,
    healthy,
    frontier,
    sources,
    worstGas,
    failover,
    notes,
  } = oracle;
  const now = healthy.ok
    ? `${healthy.price}${healthy.level === null ? "" : `, ${healthy.level}`}`
    : `no price${healthy.level === null ? "" : `, ${healthy.level}`}`;
  const voting = votingSources(oracle);
  const slowest = Math.max(0, ...failover.map(({ seconds }) => seconds));
  return [
    ...wrapped(`${name}  ${structure.k} of ${structure.n}  ${frontier.sentence}`, ""),
    `  ${address}, ${reader}`,
    `  now ${now}; ${counted(oracle.cells.length, "cell")}, at most ${formatNumber(worstGas.gas)} gas; a source that stands still is out after ${formatNumber(slowest)} s`,
    ...voting.map((source, place) => `  ${String.fromCharCode(97 + place)}  ${sources[source]?.name ?? ""}`),
    ...matrixLines(oracle).map((line) => `    ${line}`),
    ...singlePointSentences(oracle).flatMap((sentence) => wrapped(sentence, "  ")),
    ...causeSentences(oracle).flatMap((sentence) => wrapped(sentence, "  ")),
    ...consumerSentences(oracle).flatMap((sentence) => wrapped(sentence, "  ")),
    ...gasScheduleSentences(oracle).flatMap((sentence) => wrapped(sentence, "  ")),
    ...notes.flatMap((note) => wrapped(note, "  ")),
    ...gateLines(oracle),
  ].flatMap((line) =>
    line.length > TERMINAL_WIDTH ? wrapped(line.trimStart(), line.startsWith("  ") ? "  " : "") : [line],
  );
};

/** The whole drill. */
export const drillLines = (report: DrillReport): string[] => [
  ...wrapped(
    `Drilled at block ${report.block.number} (${timeText(report.block.timestamp)}) of ${report.network}, on ${report.clients.join(" and ")}`,
    "",
  ),
  ...report.oracles.flatMap((oracle) => ["", ...oracleLines(oracle)]),
  ...(report.leftOut.length === 0 ? [] : [""]),
  ...report.leftOut.flatMap(({ name, because }) => wrapped(`Left out: ${name}. ${because}`, "")),
  "",
  `digest ${report.digest}`,
];
