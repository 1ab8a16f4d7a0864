import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { PricePath } from "./scenario.ts";
import { type Problem, misuse } from "../problem.ts";

/** Takes the cells of times and prices out of a file; every row has to have as many as the header. */

type HistoryPath = Extract<PricePath, { kind: "csv" }>;

/** The two cells of a row, without white space around them. */
export interface PriceRow {
  readonly time: string;
  readonly price: string;
  /** In the file, from 1. */
  readonly line: number;
}

/** All cells of a row. */
interface Record {
  readonly cells: readonly string[];
  /** In the file, from 1. */
  readonly line: number;
}

const COLUMNS = { timestamp: "timestamp", price: "price" };
/** Of a text out of the file, in a sentence. */
const MOST_SHOWN = 80;

/** What begins like this is no text; the bytes as Latin-1. */
const OTHER_FORMATS: readonly (readonly [begin: string, is: string])[] = [
  ["\xff\xfe", "is in UTF-16: save it as CSV in UTF-8"],
  ["\xfe\xff", "is in UTF-16: save it as CSV in UTF-8"],
  ["PK\x03\x04", "is a workbook or another ZIP archive: export it as CSV"],
  ["\x1f\x8b", "is compressed: unpack it"],
  ["PAR1", "is in Parquet: export it as CSV"],
  ["{", "is JSON: export it as CSV"],
  ["[", "is JSON: export it as CSV"],
];

export const refused = (sentence: string): Problem => misuse("price.file", sentence);

const shown = (text: string): string => {
  const plain = text.replace(/\p{Cc}+/gu, " ");
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN - 1)}…` : plain;
};

const textOf = (path: string, file: string): string => {
  const bytes = readFileSync(path);
  const other = OTHER_FORMATS.find(([begin]) => bytes.toString("latin1", 0, begin.length) === begin);
  if (other !== undefined) throw refused(`${file} ${other[1]}.`);
  if (bytes.includes(0)) throw refused(`${file} is no text in UTF-8: save it as CSV in UTF-8.`);
  return bytes.toString("utf8");
};

const recordsOf = (path: string, { file, separator }: HistoryPath): readonly Record[] => {
  const text = textOf(path, file);
  const records: Record[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: separator === "tab" ? "\t" : separator,
      on_record: (cells, { lines }) => {
        if (cells.length > 1 || cells[0] !== "") records.push({ cells, line: lines });
        return null;
      },
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return records;
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message.replace(/\.$/, "") : String(failure);
    throw refused(`${file} is no CSV: ${shown(reason)}.`);
  }
};

const named = (name: string): string => (name === "\t" ? "tab" : name);

/** The separator that the header seems to have instead of the one that the scenario says. */
const otherSeparator = (line: string, separator: string): string | undefined =>
  [",", ";", "\t", "|"].find((mark) => named(mark) !== separator && line.split(mark).length > 1);

const looksLikeData = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^["']?[-+]?[0-9]/.test(cell));

const headerProblem = (header: readonly string[], { file, separator, columns }: HistoryPath): string => {
  const line = header.join(named(separator) === "tab" ? "\t" : separator);
  if (looksLikeData(header)) {
    return `${file} has no header: its first row is "${shown(line)}"; write "timestamp,price" above it, or number the columns with price.columns.`;
  }
  const other = header.length === 1 ? otherSeparator(line, separator) : undefined;
  const wanted = Object.values(columns ?? COLUMNS).join();
  const has = `${file} has the header "${shown(line)}" instead of "${wanted}"`;
  if (other !== undefined) return `${has}: set price.separator to "${named(other)}".`;
  return columns === undefined
    ? `${has}: name the columns of time and price with price.columns.`
    : `${has}: name two of its columns with price.columns, each of which stands there once.`;
};

/** Where the two columns are, and how many cells a row has to have. */
interface Layout {
  readonly time: number;
  readonly price: number;
  readonly width: number;
}

const layoutOf = (first: Record, path: HistoryPath): Layout => {
  const { columns = COLUMNS } = path;
  const { cells } = first;
  if (typeof columns.timestamp === "number" && typeof columns.price === "number") {
    const last = Math.max(columns.timestamp, columns.price);
    if (last > cells.length) {
      const sentence = `${last} is beyond the ${cells.length} cells of the first row of ${path.file}.`;
      throw misuse("price.columns", sentence);
    }
    return { time: columns.timestamp - 1, price: columns.price - 1, width: cells.length };
  }
  const find = (name: string | number): number => {
    const wanted = String(name).trim().toLowerCase();
    const places = cells.flatMap((cell, index) => (cell.toLowerCase() === wanted ? [index] : []));
    return places.length === 1 ? (places[0] ?? -1) : -1;
  };
  const [time, price] = [find(columns.timestamp), find(columns.price)];
  const isWhole = path.columns !== undefined || cells.length === 2;
  if (time < 0 || price < 0 || !isWhole) throw refused(headerProblem(cells, path));
  return { time, price, width: cells.length };
};

const widthProblem = ({ cells, line }: Record, width: number, file: string): string => {
  const given = `line ${line} of ${file} has ${cells.length} cell${cells.length === 1 ? "" : "s"}`;
  const first = `the first line has ${width}`;
  if (cells.length < width) return `${given}, and ${first}: fill in column ${cells.length + 1}.`;
  return `${given}, and ${first}: "${shown(cells[width] ?? "")}" in column ${width + 1} is too much; a number that holds the separator has to be written without it.`;
};

/** The rest of a number whose thousands are grouped by commas: no number alone is written so. */
const REST_OF_NUMBER = /^0[0-9]{2}(\.[0-9]*)?$/;

/** A row that has as many cells as it should, because a number in it is two cells and another is missing. */
const isShifted = ({ cells }: Record, { price }: Layout, { separator }: HistoryPath): boolean =>
  separator === "," && REST_OF_NUMBER.test(cells[price + 1] ?? "");

/**
 * The cells of times and prices of a file, row by row.
 * @param path Of the file.
 * @throws Problem where the file is no such table, with the line.
 */
export const readPriceTable = (path: string, options: HistoryPath): readonly PriceRow[] => {
  const { file, columns } = options;
  const records = recordsOf(path, options);
  const [first] = records;
  if (first === undefined) throw refused(`${file} is empty.`);
  if (columns !== undefined && columns.timestamp === columns.price) {
    throw misuse("price.columns", `${columns.price} is both the time and the price.`);
  }
  const layout = layoutOf(first, options);
  const { time, price, width } = layout;
  const hasHeader = typeof columns?.timestamp !== "number";
  return records.slice(hasHeader ? 1 : 0).map((row): PriceRow => {
    if (row.cells.length !== width) throw refused(widthProblem(row, width, file));
    if (isShifted(row, layout, options)) {
      throw refused(
        `line ${row.line} of ${file} has "${row.cells[price]}" as its price and then "${row.cells[price + 1]}"; that looks like one number with a comma between thousands: write it without.`,
      );
    }
    return { time: row.cells[time] ?? "", price: row.cells[price] ?? "", line: row.line };
  });
};
