import type { PricePath } from "./scenario.ts";

/** Reads one cell of a price history, or says what it is instead of what the scenario says that it is. */

type HistoryPath = Extract<PricePath, { kind: "csv" }>;
type TimeFormat = HistoryPath["time"];

/** What a cell is taken for, or why it is not. */
export type CellReading = { readonly value: number } | { readonly problem: string };

/** A form that people's cells have, with the sentence's end for it; the first that fits counts. */
interface Form {
  readonly pattern: RegExp;
  readonly is: string;
}

const firstForm = (forms: readonly Form[], cell: string): string | undefined =>
  forms.find(({ pattern }) => pattern.test(cell))?.is;

const COUNT = /^[0-9]+(\.[0-9]+)?$/;
const POINT_NUMBER = /^\+?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?$/i;
const COMMA_NUMBER = /^\+?([0-9]+,?[0-9]*|,[0-9]+)(e[+-]?[0-9]{1,3})?$/i;
/** Reads as two numbers a thousandfold apart, by which mark is taken for the decimal one. */
const AMBIGUOUS = /^\+?[1-9][0-9]{0,2}([.,][0-9]{3})+$/;
/** What stands between thousands in some countries: spaces of any width, apostrophes, underscores. */
const GROUPED_OTHERWISE = /^[0-9]{1,3}([\s\u00a0\u202f'’_][0-9]{3})+/;

const WITHOUT_A_VALUE: readonly Form[] = [
  { pattern: /^$/, is: "every row needs a positive number there" },
  { pattern: /^(-?nan|null|none|n\/?a|#n\/a|undefined|-|[-+]?inf(inity)?)$/i, is: "that is no number" },
];

const PRICE_FORMS: readonly Form[] = [
  ...WITHOUT_A_VALUE,
  { pattern: /^[-−(]\s*[0-9.,]/, is: "a negative price is none" },
  { pattern: /^0x/i, is: "that is hexadecimal: write a decimal number" },
  { pattern: /%$/, is: "that is a percentage: write the price" },
  { pattern: /^[^\d\s.,+-]|[^\d\s.,eE+-]$/, is: "it has a sign or word beside the number: leave that out" },
  { pattern: GROUPED_OTHERWISE, is: "it groups thousands: write the number without marks between digits" },
  {
    pattern: /^[0-9]{1,3}(,[0-9]{3})+\.[0-9]*$|^[0-9]{1,3}(\.[0-9]{3})+,[0-9]*$/,
    is: "it groups thousands: write the number without marks between digits",
  },
  {
    pattern: /^[0-9]{1,3}(,[0-9]{3})+$/,
    is: 'its comma may group thousands or stand before decimals: leave it out, or set price.decimal to ","',
  },
  { pattern: /^[0-9]*,[0-9]+$/, is: 'it has a decimal comma: set price.decimal to ","' },
  { pattern: /^[0-9]*\.[0-9]+$/, is: 'it has a decimal point, and price.decimal is ","' },
];

const NO_PRICE = "every row needs a positive number there";

const positive = (text: string): CellReading => {
  const value = Number(text);
  if (!Number.isFinite(value)) return { problem: "that is more than any number here can be" };
  if (value > 0) return { value };
  return {
    problem: /[1-9]/.test(text.split(/e/i)[0] ?? "") ? "that is less than any number here can be" : NO_PRICE,
  };
};

/**
 * Reads a price.
 * @param decimal What stands before the decimals; nothing where nobody has said so and the file's separator leaves it open.
 */
export const readPrice = (cell: string, decimal: "." | "," | undefined): CellReading => {
  if (decimal === undefined && AMBIGUOUS.test(cell)) {
    return { problem: "its mark may group thousands or stand before decimals: say which with price.decimal" };
  }
  if (decimal !== "," && POINT_NUMBER.test(cell)) return positive(cell);
  if (decimal === "," && COMMA_NUMBER.test(cell)) return positive(cell.replace(",", "."));
  return { problem: firstForm(PRICE_FORMS, cell) ?? NO_PRICE };
};

/** Whole numbers of time: a unit begins where the one before would be the year 5138. */
const UNITS = [
  { format: "seconds", inSecond: 1, from: 0, below: 1e11 },
  { format: "milliseconds", inSecond: 1e3, from: 1e11, below: 1e14 },
  { format: "microseconds", inSecond: 1e6, from: 1e14, below: 1e17 },
  { format: "nanoseconds", inSecond: 1e9, from: 1e17, below: 1e20 },
] as const;

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;

const ISO_OPTION = 'set price.time to "iso"';
const UTC_OPTION = 'it has no time zone: set price.time to "iso-utc", if it is in UTC';

const TIME_FORMS: readonly Form[] = [
  ...WITHOUT_A_VALUE,
  {
    pattern: /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/,
    is: "that is a date whose order of day and month is not known: write Unix seconds, or ISO 8601",
  },
  {
    pattern: /^\d+([.,]\d+)?e[+-]?\d+$/i,
    is: "that is in scientific notation, which has lost digits: export it as whole seconds",
  },
  { pattern: /^[0-9]{1,3}([\s.,'’_\u00a0\u202f][0-9]{3})+$/, is: "it groups thousands: write digits alone" },
  { pattern: /^-/, is: "a time before 1970 is none" },
  { pattern: /[a-z]{3}/i, is: "that is a date in words: write Unix seconds, or ISO 8601" },
];

const NO_TIME = "every row needs a time there";

const unitOf = (value: number) => UNITS.find(({ from, below }) => value >= from && value < below);

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** A time in ISO 8601, in Unix seconds; nothing where it is not there in the calendar. */
const isoSeconds = (match: RegExpExecArray): number | undefined => {
  const [, day = "", minutes = "00:00", seconds = ":00", fraction = "", zone = "Z"] = match;
  const offset = /^[a-z]/i.test(zone) ? "Z" : zone.replace(/^(...):?/, "$1:");
  const time = Date.parse(`${day}T${minutes}${seconds}${offset}`);
  return isDay(day) && !minutes.startsWith("24") && !Number.isNaN(time)
    ? time / 1_000 + Number(`0${fraction}`)
    : undefined;
};

const readIso = (cell: string, match: RegExpExecArray, format: TimeFormat): CellReading => {
  const hasZone = match[5] !== undefined;
  if (format !== "iso" && format !== "iso-utc") {
    return { problem: `that is an ISO time: ${hasZone ? ISO_OPTION : UTC_OPTION}` };
  }
  if (format === "iso" && !hasZone) return { problem: UTC_OPTION };
  const value = isoSeconds(match);
  return value === undefined ? { problem: `${cell} is not in the calendar` } : { value };
};

/** Days since 1899, as spreadsheets count: the day with its fraction. */
const SERIAL_DAY = /^[0-9]{5}\.[0-9]+$/;
/** Year, month and day, and perhaps a time, without marks; with the hour alone it would look like seconds of the 2030s. */
const COMPACT_DATE = /^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([0-9]{4}([0-9]{2})?)?$/;

const readCount = (cell: string, format: TimeFormat): CellReading => {
  if (SERIAL_DAY.test(cell)) {
    return { problem: "that looks like a spreadsheet's count of days: export it as Unix seconds" };
  }
  if (COMPACT_DATE.test(cell)) {
    return { problem: "that looks like a date without marks: write Unix seconds, or ISO 8601" };
  }
  const value = Number(cell);
  if (value === 0) return { problem: "a time of 0 is none" };
  const found = unitOf(value);
  if (found === undefined) return { problem: "that is more than any time" };
  if (found.format === format) return { value: value / found.inSecond };
  const say = found.format === "seconds" ? "looks like seconds" : `is in ${found.format}`;
  return { problem: `that ${say}, and price.time is "${format}": set it to "${found.format}"` };
};

/** Reads a time, in Unix seconds. */
export const readTime = (cell: string, format: TimeFormat): CellReading => {
  const iso = ISO.exec(cell);
  if (iso !== null) return readIso(cell, iso, format);
  if (COUNT.test(cell)) return readCount(cell, format);
  return { problem: firstForm(TIME_FORMS, cell) ?? NO_TIME };
};
