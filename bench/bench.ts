import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ADAPTERS } from "../src/providers/adapters.ts";
import { textTable } from "../src/report/textTable.ts";
import {
  HOP_TARGET,
  measureSources,
  SOURCE_SETTINGS,
  type SourceRow,
  sourceFaultsIn,
} from "./benchAdapters.ts";
import { BENCH_SETTINGS, type BenchRow, deployStage, measureReads } from "./benchReads.ts";
import { measureLayers } from "./benchLayers.ts";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { type Output, runWithOutput } from "../src/files/output.ts";
import { type Gate, gateOf, misuse } from "../src/problem.ts";
import { withProgress } from "../src/report/progress.ts";
import forkBench from "../src/report/json/forkBench.ts";
import { benchDrill } from "./benchDrill.ts";
import { FORK_SETTINGS, forkProblems, measureForks } from "./benchForks.ts";
import { GAS_SCHEDULES } from "../src/drill/gasSchedules.ts";
import gasBench from "../src/report/json/gasBench.ts";

/** What `npx hardhat oracle bench` takes. */
export interface BenchArguments {
  /** Fail unless every figure equals the snapshot. */
  readonly check: boolean;
  /** Write the snapshot. */
  readonly update: boolean;
  /** Only the rows of `read()`, which take seconds; those of the sources take minutes. */
  readonly reads: boolean;
  /** The rows of `read()` by the gas schedule of the next hard fork, and by dearer ones. */
  readonly forks: boolean;
  /** How fast drills are, on a real node. */
  readonly drill: boolean;
  /** Also write the tables to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

/** The figures of a row that the snapshot keeps. */
type Figures = Pick<BenchRow, "cold" | "warm" | "outcome">;

const SNAPSHOT = join("bench", "gas-snapshot.json");
/** What the rows of `read()` deploy. */
const READ_CONTRACTS = [
  "contracts/*.sol",
  "contracts/lens/*.sol",
  "contracts/testing/*.sol",
  "test/support/GasProbe.sol",
  "test/support/OneSlotFeed.sol",
];
const HEAD = ["read()", "outcome", "cold", "warm", "over the floor", "must", "stretch", "missed by"];
const SOURCE_HEAD = ["latestRoundData()", "outcome", "cold", "warm", "provider alone", "over it"];

const pair = (figures: readonly [number, number] | undefined): string => figures?.join(" / ") ?? "";

/** How far a row is above what it must not exceed; 0 where it does not. */
const missedBy = ({ cold, warm, must }: BenchRow): number =>
  must === undefined ? 0 : Math.max(cold - must[0], warm - must[1], 0);

const cellsOf = (row: BenchRow): string[] => [
  row.name,
  row.outcome,
  String(row.cold),
  String(row.warm),
  pair([row.cold - row.floor[0], row.warm - row.floor[1]]),
  pair(row.must),
  pair(row.stretch),
  missedBy(row) === 0 ? "" : String(missedBy(row)),
];

const sourceCellsOf = (row: SourceRow): string[] => [
  row.name,
  row.outcome,
  String(row.cold),
  String(row.warm),
  pair(row.floor),
  pair([row.cold - row.floor[0], row.warm - row.floor[1]]),
];

const print = (
  { say }: Output,
  head: string[],
  rows: readonly string[][],
  settings: readonly string[],
): void => {
  say(textTable([head, ...rows]).join("\n"));
  say(`\n${settings.join("\n")}`);
};

/** Why adapters are above the target, one line each. */
const notesOf = (rows: readonly SourceRow[]): string[] => [
  `More than ${HOP_TARGET} over the provider's cold read, 2600 of them for the adapter's own cold account:`,
  ...rows.flatMap(({ name, note }) => (note === undefined ? [] : [`  ${name}: ${note}`])),
];

const figuresOf = (rows: readonly BenchRow[]): Record<string, Figures> =>
  Object.fromEntries(rows.map(({ name, cold, warm, outcome }) => [name, { cold, warm, outcome }]));

/** A sentence for each row that differs from the snapshot, is missing in it, or is in it only. */
export const differencesFrom = (
  snapshot: Readonly<Record<string, Figures>>,
  rows: readonly BenchRow[],
): string[] => {
  const figures = figuresOf(rows);
  const names = new Set([...Object.keys(snapshot), ...Object.keys(figures)]);
  return [...names].flatMap((name) => {
    const [was, is] = [snapshot[name], figures[name]].map((entry) => entry && JSON.stringify(entry));
    if (was === is) return [];
    return [`${name}: ${was ?? "nothing"} in the snapshot, ${is ?? "nothing"} measured.`];
  });
};

/** The rows of a snapshot that were measured. */
const partOf = (
  snapshot: Readonly<Record<string, Figures>>,
  rows: readonly BenchRow[],
): Record<string, Figures> =>
  Object.fromEntries(rows.flatMap(({ name }) => (snapshot[name] ? [[name, snapshot[name]]] : [])));

/** What `--json` writes. */
const reportOf = (rows: readonly BenchRow[], sources: readonly SourceRow[]) => ({
  settings: BENCH_SETTINGS,
  rows,
  sources: { settings: SOURCE_SETTINGS, hopTarget: HOP_TARGET, rows: sources },
});

/** What differs from the snapshot, and how to mend it. */
const snapshotProblems = (
  snapshot: Readonly<Record<string, Figures>>,
  rows: readonly BenchRow[],
): readonly string[] => {
  const differences = differencesFrom(snapshot, rows);
  return differences.length === 0
    ? []
    : [...differences, "`npm run bench -- --update` writes the snapshot anew."];
};

const measureAll = async (hre: HardhatRuntimeEnvironment, isOnlyReads: boolean) => {
  await buildForTask(hre, isOnlyReads ? READ_CONTRACTS : undefined);
  const total = isOnlyReads ? 1 : 2;
  return withProgress({ label: "Measuring", unit: "tables", total }, async ({ update }) => {
    const stage = await deployStage((await hre.network.create()).ethers);
    const reads = [...(await measureReads(stage)), ...(await measureLayers(stage))];
    update(1);
    const sources = isOnlyReads ? [] : await measureSources((await hre.network.create()).ethers);
    return { reads, sources };
  });
};

/** Contracts that ship, of which the creation is shown. */
const CREATED = ["RedundantOracle", "GovernedOracle", "OracleRouter"];

const benchForks = async (hre: HardhatRuntimeEnvironment, output: Output): Promise<Gate> => {
  await buildForTask(hre, READ_CONTRACTS);
  const total = GAS_SCHEDULES.length;
  const results = await withProgress({ label: "Measuring", unit: "schedules", total }, ({ update }) =>
    measureForks(hre.artifacts, update),
  );
  const names = results.map(({ schedule }) => schedule.name);
  const cells = (results[0]?.rows ?? []).map(({ name, outcome }) => [
    name,
    outcome,
    ...results.map(({ rows }) => {
      const row = rows.find((one) => one.name === name);
      return row === undefined ? "" : pair([row.cold, row.warm]);
    }),
  ]);
  const creations = CREATED.map((name) => [
    name,
    "created",
    ...results.map((result) => String(result.creations.get(name) ?? "")),
  ]);
  const headroom = ["headroom of the reserve", "", ...results.map((result) => String(result.headroom))];
  print(output, ["read()", "outcome", ...names], [...cells, headroom, ...creations], FORK_SETTINGS);
  output.writeJson(forkBench, {
    settings: FORK_SETTINGS,
    schedules: results.map(({ schedule, headroom: left, rows, creations: created }) => ({
      ...schedule,
      headroom: left,
      rows: rows.map(({ name, outcome, cold, warm }) => ({ name, outcome, cold, warm })),
      creations: Object.fromEntries(created),
    })),
  });
  return gateOf([{ name: "bench", cases: [{ name: "forks", problems: forkProblems(results) }] }]);
};

const bench = async (
  { check, update, reads: isOnlyReads, forks: isForks, drill: isDrill }: BenchArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<Gate> => {
  if (isOnlyReads && update) {
    throw misuse("--reads", "it measures a part of the rows: leave it out to write the snapshot.");
  }
  if (isForks && (check || update || isOnlyReads)) {
    throw misuse("--forks", "its figures are in no snapshot: give it without --check, --update and --reads.");
  }
  if (isDrill && (check || update || isOnlyReads || isForks)) {
    throw misuse("--drill", "its figures are times: give it alone, or with --json.");
  }
  if (isForks) return benchForks(hre, output);
  if (isDrill) return benchDrill(hre, output);
  const { reads, sources } = await measureAll(hre, isOnlyReads);
  const rows = [...reads, ...sources];
  print(output, HEAD, reads.map(cellsOf), BENCH_SETTINGS);
  if (!isOnlyReads) {
    output.say("\nWhat a source costs\n");
    print(output, SOURCE_HEAD, sources.map(sourceCellsOf), SOURCE_SETTINGS);
    output.say(`\n${notesOf(sources).join("\n")}`);
  }
  output.writeJson(gasBench, reportOf(reads, sources));
  const path = join(hre.config.paths.root, SNAPSHOT);
  if (update) output.write(path, `${JSON.stringify(figuresOf(rows), null, 2)}\n`);
  const above = reads.filter((row) => missedBy(row) !== 0).map(({ name }) => `${name}: above its must.`);
  const missed = [...above, ...(isOnlyReads ? [] : sourceFaultsIn(Object.keys(ADAPTERS), sources))];
  if (!check) return gateOf([{ name: "bench", cases: [{ name: "targets", problems: missed }] }]);
  const whole: Readonly<Record<string, Figures>> = JSON.parse(await readFile(path, "utf8"));
  const different = snapshotProblems(isOnlyReads ? partOf(whole, rows) : whole, rows);
  if (different.length === 0) output.say(`\n${rows.length} rows equal the snapshot.`);
  const cases = [
    { name: "targets", problems: missed },
    { name: "snapshot", problems: different },
  ];
  return gateOf([{ name: "bench", cases }]);
};

/**
 * Measures the gas of a read, healthy and under attack, and of every kind of source, and holds it against the targets
 * and the snapshot.
 */
export default (given: BenchArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => bench(given, hre, output));
