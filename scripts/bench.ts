import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { textTable } from "../src/report/textTable.ts";
import { BENCH_SETTINGS, type BenchRow, measureReads } from "./benchReads.ts";
import { buildForTask } from "./buildForTask.ts";

/** What `npx hardhat oracle bench` takes. */
export interface BenchArguments {
  /** Fail unless every figure equals the snapshot. */
  readonly check: boolean;
  /** Write the snapshot. */
  readonly update: boolean;
  /** Also write the table to this file; empty for none. */
  readonly json: string;
}

/** The figures of a row that the snapshot keeps. */
type Figures = Pick<BenchRow, "cold" | "warm" | "outcome">;

const SNAPSHOT = join("bench", "gas-snapshot.json");
const HEAD = ["read()", "outcome", "cold", "warm", "over the floor", "must", "stretch", "missed by"];

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

/** Measures the gas of a read, healthy and under attack, and holds it against the targets and the snapshot. */
export default async (
  { check, update, json }: BenchArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> => {
  await buildForTask(hre);
  const { ethers } = await hre.network.create();
  const rows = await measureReads(ethers);
  console.log(textTable([HEAD, ...rows.map(cellsOf)]).join("\n"));
  console.log(`\n${BENCH_SETTINGS.join("\n")}`);
  const path = join(hre.config.paths.root, SNAPSHOT);
  if (json !== "") await writeFile(json, `${JSON.stringify({ settings: BENCH_SETTINGS, rows }, null, 2)}\n`);
  if (update) await writeFile(path, `${JSON.stringify(figuresOf(rows), null, 2)}\n`);

  const missed = rows.filter((row) => missedBy(row) !== 0).map(({ name }) => `${name}: above its must.`);
  const differences = check ? differencesFrom(JSON.parse(await readFile(path, "utf8")), rows) : [];
  for (const sentence of [...missed, ...differences]) console.error(sentence);
  if (differences.length > 0) console.error("`npm run bench -- --update` writes the snapshot anew.");
  if (check && differences.length === 0) console.log(`\n${rows.length} rows equal the snapshot.`);
  if (missed.length + differences.length > 0) process.exitCode = 1;
};
