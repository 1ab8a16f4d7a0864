import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { type CellReading, readPrice, readTime } from "./priceCell.ts";
import { type PriceRow, readPriceTable, refused } from "./priceTable.ts";
import type { History } from "./runConfig.ts";
import type { PricePath } from "./scenario.ts";
import { misuse } from "../problem.ts";

type HistoryPath = Extract<PricePath, { kind: "csv" }>;

const findFile = (file: string, folder: string): string => {
  const places = isAbsolute(file) ? [file] : [join(folder, file), join(PACKAGE_ROOT, "data", "prices", file)];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    throw misuse("price.file", `"${file}" is neither beside the scenario nor in data/prices.`);
  }
  return found;
};

const required = (reading: CellReading, cell: string, column: string, line: number, file: string): number => {
  if ("value" in reading) return reading.value;
  const given = cell === "" ? "nothing" : `"${cell}"`;
  throw refused(`line ${line} of ${file} has ${given} as its ${column}; ${reading.problem}.`);
};

/** One row, read. */
interface Observation {
  readonly time: number;
  readonly price: number;
  readonly row: PriceRow;
}

const observe = (row: PriceRow, path: HistoryPath): Observation => {
  const decimal = path.decimal ?? (path.separator === "," ? "." : undefined);
  const time = required(readTime(row.time, path.time), row.time, "timestamp", row.line, path.file);
  const price = required(readPrice(row.price, decimal), row.price, "price", row.line, path.file);
  return { time, price, row };
};

const requireAscending = (before: Observation, { time, row }: Observation, path: HistoryPath): void => {
  if (time >= before.time) return;
  const [earlier, later] = path.order === "ascending" ? [before.row, row] : [row, before.row];
  const place = `line ${later.line} of ${path.file} has the timestamp ${later.time} after ${earlier.time}`;
  const other = path.order === "ascending" ? "descending" : "ascending";
  throw refused(`${place}; rows have to be ${path.order}: sort them, or set price.order to "${other}".`);
};

const readRows = (file: string, path: HistoryPath): History => {
  const observed = readPriceTable(file, path).map((row) => observe(row, path));
  if (path.order === "descending") observed.reverse();
  const kept: Observation[] = [];
  for (const one of observed) {
    const before = kept.at(-1);
    if (before !== undefined) requireAscending(before, one, path);
    if (before?.time !== one.time) {
      kept.push(one);
      continue;
    }
    if (before.price !== one.price && path.sameTime === "refused") {
      throw refused(
        `line ${one.row.line} of ${path.file} has the price ${one.row.price} and line ${before.row.line} ${before.row.price} for the same time ${one.row.time}: keep one, or set price.sameTime to "last".`,
      );
    }
    kept[kept.length - 1] = one;
  }
  if (kept.length === 0) throw refused(`${path.file} has no rows.`);
  return {
    timestamps: Float64Array.from(kept, ({ time }) => time),
    prices: Float64Array.from(kept, ({ price }) => price),
  };
};

const requireWithout = (history: History, path: HistoryPath, from: number, until: number): void => {
  const { timestamps } = history;
  const first = timestamps[0] ?? 0;
  if (from < first) {
    throw misuse("price.fromTimestamp", `${from} is before the first row of ${path.file}, at ${first}.`);
  }
  const limit = path.maxGapSeconds;
  const times = [...timestamps.filter((time) => time > from && time < until), until];
  let before = timestamps.findLast((time) => time <= from) ?? first;
  for (const time of times) {
    if (time - before > limit) {
      throw misuse(
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
 * @throws Problem where the file is missing, is no such history, or has a gap.
 */
export const readHistory = (path: HistoryPath, folder: string, durationSeconds: number): History => {
  const history = readRows(findFile(path.file, folder), path);
  const from = path.fromTimestamp ?? history.timestamps[0] ?? 0;
  requireWithout(history, path, from, from + durationSeconds);
  return history;
};
