import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parse } from "csv-parse/sync";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import type { History } from "./runConfig.ts";
import type { PricePath } from "./scenario.ts";
import { ScenarioProblem } from "./scenarioProblem.ts";

type HistoryPath = Extract<PricePath, { kind: "csv" }>;

const HEADER = ["timestamp", "price"];

const findFile = (file: string, folder: string): string => {
  const places = isAbsolute(file) ? [file] : [join(folder, file), join(PACKAGE_ROOT, "data", "prices", file)];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    throw new ScenarioProblem("price.file", `"${file}" is neither beside the scenario nor in data/prices.`);
  }
  return found;
};

const numberIn = (cell: string | undefined, column: string, line: number, file: string): number => {
  const value = cell === undefined || cell.trim() === "" ? Number.NaN : Number(cell);
  if (Number.isFinite(value) && value > 0) return value;
  const given = cell === undefined || cell === "" ? "nothing" : `"${cell}"`;
  throw new ScenarioProblem(
    "price.file",
    `line ${line} of ${file} has ${given} as its ${column}; every row needs a positive number there.`,
  );
};

const readRows = (path: string, file: string): History => {
  let rows: string[][];
  try {
    rows = parse(readFileSync(path, "utf8"), { relax_column_count: true, skip_empty_lines: true });
  } catch (failure) {
    throw new ScenarioProblem("price.file", `${file} is no CSV: ${(failure as Error).message}.`);
  }
  const [header = [], ...body] = rows;
  if (header.join() !== HEADER.join()) {
    throw new ScenarioProblem(
      "price.file",
      `${file} has the header "${header.join()}" instead of "${HEADER.join()}".`,
    );
  }
  const timestamps: number[] = [];
  const prices: number[] = [];
  for (const [index, row] of body.entries()) {
    const line = index + 2;
    const timestamp = numberIn(row[0], "timestamp", line, file);
    const price = numberIn(row[1], "price", line, file);
    const last = timestamps.at(-1);
    if (last !== undefined && timestamp < last) {
      throw new ScenarioProblem(
        "price.file",
        `line ${line} of ${file} has the timestamp ${timestamp} after ${last}; rows have to ascend.`,
      );
    }
    // Two rounds of a feed can share a second; the later one holds.
    if (timestamp === last) {
      prices[prices.length - 1] = price;
      continue;
    }
    timestamps.push(timestamp);
    prices.push(price);
  }
  if (timestamps.length === 0) throw new ScenarioProblem("price.file", `${file} has no rows.`);
  return { timestamps: Float64Array.from(timestamps), prices: Float64Array.from(prices) };
};

const requireWithout = (history: History, path: HistoryPath, from: number, until: number): void => {
  const { timestamps } = history;
  const first = timestamps[0] ?? 0;
  if (from < first) {
    throw new ScenarioProblem(
      "price.fromTimestamp",
      `${from} is before the first row of ${path.file}, at ${first}.`,
    );
  }
  const limit = path.maxGapSeconds;
  const times = [...timestamps.filter((time) => time > from && time < until), until];
  let before = timestamps.findLast((time) => time <= from) ?? first;
  for (const time of times) {
    if (time - before > limit) {
      throw new ScenarioProblem(
        "price.file",
        `${path.file} has nothing from ${before} to ${time}: ${time - before} s is a longer gap than maxGapSeconds, ${limit}.`,
      );
    }
    before = time;
  }
};

/**
 * Reads a recorded price history and checks the part that a scenario uses.
 * @param folder Folder of the scenario's file.
 * @param durationSeconds Length of the scenario.
 * @throws ScenarioProblem where the file is missing, is no such history, or has a gap.
 */
export const readHistory = (path: HistoryPath, folder: string, durationSeconds: number): History => {
  const history = readRows(findFile(path.file, folder), path.file);
  const from = path.fromTimestamp ?? history.timestamps[0] ?? 0;
  requireWithout(history, path, from, from + durationSeconds);
  return history;
};
