import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { completeScenario } from "../../src/scenario/loadScenario.ts";
import type { History } from "../../src/scenario/runConfig.ts";
import { fallingMarket } from "../simulate/examples.ts";

/** People's price files differ: each is read as its options say, or refused with its line and what it is. */

const folder = mkdtempSync(join(tmpdir(), "holdfast-prices-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const scenarioOf = (content: string | Uint8Array, options: object): object => {
  writeFileSync(join(folder, "prices.csv"), content);
  const price = { kind: "csv", file: "prices.csv", ...options };
  return { ...fallingMarket, durationSeconds: 3_600, price };
};

const historyOf = async (content: string | Uint8Array, options: object = {}): Promise<History> => {
  const { history } = await completeScenario(scenarioOf(content, options), { folder });
  if (history === undefined) throw new RangeError("There is no history.");
  return history;
};

const refusalOf = (content: string | Uint8Array, options: object = {}): Promise<string> =>
  historyOf(content, options).then(
    ({ prices }) => `was taken, with the prices ${[...prices].join()}`,
    ({ message }: Error) => message,
  );

const T = 1_700_000_000;
const WANTED = { timestamps: [T, T + 3_600], prices: [2_000.25, 1_999.5] };
const HEADER = "timestamp,price";
/** The same two observations, in the file's own way. */
const ISO = ["2023-11-14T22:13:20", "2023-11-14T23:13:20"] as const;

type Taken = readonly [content: string, options?: object];

const TAKEN: Readonly<Record<string, Taken>> = {
  "as data/prices has it": [`${HEADER}\n${T},2000.25\n${T + 3_600},1999.5\n`],
  "without a last line feed": [`${HEADER}\n${T},2000.25\n${T + 3_600},1999.5`],
  "with a byte order mark": [`\uFEFF${HEADER}\n${T},2000.25\n${T + 3_600},1999.5\n`],
  "with carriage returns": [`${HEADER}\r\n${T},2000.25\r\n${T + 3_600},1999.5\r\n`],
  "with carriage returns alone": [`${HEADER}\r${T},2000.25\r${T + 3_600},1999.5\r`],
  "with both in turn": [`${HEADER}\n${T},2000.25\r\n${T + 3_600},1999.5\n`],
  "with empty lines": [`\n${HEADER}\n\n${T},2000.25\n   \n\n${T + 3_600},1999.5\n\n`],
  "with quotes and white space": [`"timestamp" , "price"\n"${T}" ,"2000.25"\n ${T + 3_600}, 1999.5 \n`],
  "with capitals in the header": [`Timestamp,PRICE\n${T},2000.25\n${T + 3_600},1999.5\n`],
  "with the columns the other way round": [`price,timestamp\n2000.25,${T}\n1999.5,${T + 3_600}\n`],
  "in scientific notation": [`${HEADER}\n${T},2.00025e3\n${T + 3_600},1.9995E+03\n`],
  "with times that end in .0": [`${HEADER}\n${T}.0,2000.25\n${T + 3_600}.0,1999.5\n`],
  "with a row that stands there twice": [`${HEADER}\n${T},2000.25\n${T},2000.250\n${T + 3_600},1999.5\n`],
  "with two prices of one time, of which the last counts": [
    `${HEADER}\n${T},7\n${T},2000.25\n${T + 3_600},1999.5\n`,
    { sameTime: "last" },
  ],
  "in descending order, where the first of one time is the last": [
    `${HEADER}\n${T + 3_600},1999.5\n${T},2000.25\n${T},7\n`,
    { order: "descending", sameTime: "last" },
  ],
  "with columns that are named": [
    `Open time,open,close,volume\n${T},7,2000.25,8\n${T + 3_600},7,1999.5,8\n`,
    { columns: { timestamp: "open time", price: "close" } },
  ],
  "without a header, with columns that are numbered": [
    `${T},7,2000.25\n${T + 3_600},7,1999.5\n`,
    { columns: { timestamp: 1, price: 3 } },
  ],
  "with semicolons and a decimal comma": [
    `timestamp;price\n${T};2000,25\n${T + 3_600};1999,5\n`,
    { separator: ";", decimal: "," },
  ],
  "with semicolons and a decimal point": [
    `timestamp;price\n${T};2000.25\n${T + 3_600};1999.5\n`,
    { separator: ";" },
  ],
  "with tabs": [`timestamp\tprice\n${T}\t2000.25\n${T + 3_600}\t1999.5\n`, { separator: "tab" }],
  "with bars": [`timestamp|price\n${T}|2000.25\n${T + 3_600}|1999.5\n`, { separator: "|" }],
  "with a quoted decimal comma between commas": [
    `${HEADER}\n${T},"2000,25"\n${T + 3_600},"1999,5"\n`,
    { decimal: "," },
  ],
  "in milliseconds": [`${HEADER}\n${T}000,2000.25\n${T + 3_600}000,1999.5\n`, { time: "milliseconds" }],
  "in microseconds": [`${HEADER}\n${T}000000,2000.25\n${T + 3_600}000000,1999.5\n`, { time: "microseconds" }],
  "in nanoseconds": [
    `${HEADER}\n${T}000000000,2000.25\n${T + 3_600}000000000,1999.5\n`,
    { time: "nanoseconds" },
  ],
  "in ISO times in UTC": [`${HEADER}\n${ISO[0]}Z,2000.25\n${ISO[1]}.000Z,1999.5\n`, { time: "iso" }],
  "in ISO times of another zone": [
    `${HEADER}\n2023-11-15 00:13:20+02:00,2000.25\n2023-11-14T18:13:20-0500,1999.5\n`,
    { time: "iso" },
  ],
  "in ISO times without a zone, which are in UTC": [
    `${HEADER}\n${ISO[0].replace("T", " ")},2000.25\n${ISO[1]},1999.5\n`,
    { time: "iso-utc" },
  ],
};

type Refused = readonly [content: string | Uint8Array, sentence: RegExp, options?: object];

const row = (time: string | number, price: string) => `${HEADER}\n${time},${price}\n`;
/** A row of another separator. */
const semicolons = (price: string) => `timestamp;price\n${T};${price}\n${T + 3_600};2000\n`;
const SEMICOLON = { separator: ";" };
const NAMED = { columns: { timestamp: "time", price: "close" } };

const REFUSED: Readonly<Record<string, Refused>> = {
  "a comma between thousands": [
    row(T, "2,000.25"),
    /^price\.file: line 2 of prices\.csv has 3 cells, and the first line has 2: "000\.25" in column 3 is too much;/,
  ],
  "the same between quotes": [
    row(T, '"2,000.25"'),
    /line 2 .* "2,000\.25" as its price; it groups thousands/,
  ],
  "the same where another column is missing": [
    `time,close,volume\n${T},2,000.25\n`,
    /line 2 .* "2" as its price and then "000\.25"; that looks like one number/,
    NAMED,
  ],
  "a cell too many": [row(T, "2000.25,"), /line 2 .* has 3 cells, and the first line has 2: "" in column 3/],
  "a cell too few, its line counted with empty ones": [
    `${HEADER}\n\n\n${T}\n`,
    /line 4 of prices\.csv has 1 cell, and the first line has 2: fill in column 2\.$/,
  ],
  "a decimal comma": [
    semicolons("2000,25"),
    /line 2 .* it has a decimal comma: set price\.decimal to ","\.$/,
    SEMICOLON,
  ],
  "a point that may group thousands": [
    semicolons("2.000"),
    /line 2 .* "2\.000" as its price; its mark may group thousands or stand before decimals: say which with price\.decimal\.$/,
    SEMICOLON,
  ],
  "a comma that may group thousands": [semicolons("2,000"), /its mark may group thousands/, SEMICOLON],
  "points between thousands": [
    semicolons("1.999,50"),
    /it groups thousands: write the number without marks/,
    { ...SEMICOLON, decimal: "," },
  ],
  "a decimal point where a comma was promised": [
    semicolons("2000.25"),
    /it has a decimal point, and price\.decimal is ","\.$/,
    { ...SEMICOLON, decimal: "," },
  ],
  "spaces between thousands": [semicolons("2\u00a0000,25"), /it groups thousands/, SEMICOLON],
  "apostrophes between thousands": [row(T, "2'000.25"), /it groups thousands/],
  semicolons: [
    semicolons("2000"),
    /has the header "timestamp;price" instead of "timestamp,price": set price\.separator to ";"\.$/,
  ],
  tabs: [`timestamp\tprice\n${T}\t2000\n`, /set price\.separator to "tab"\.$/],
  bars: [`timestamp|price\n${T}|2000\n`, /set price\.separator to "\|"\.$/],
  "columns of other names": [
    "time,close\n1,2\n",
    /has the header "time,close" instead of "timestamp,price": name the columns .* with price\.columns\.$/,
  ],
  "more columns": [
    `timestamp,price,volume\n${T},2000,3\n`,
    /has the header "timestamp,price,volume" instead of "timestamp,price": name the columns/,
  ],
  "a column that is not there": [
    `time,open\n${T},2000\n`,
    /name two of its columns with price\.columns/,
    NAMED,
  ],
  "a column that is there twice": [
    `time,close,close\n${T},2000,2001\n`,
    /each of which stands there once\.$/,
    NAMED,
  ],
  "a number of a column that is not there": [
    `${T},2000\n`,
    /^price\.columns: 3 is beyond the 2 cells of the first row of prices\.csv\.$/,
    { columns: { timestamp: 1, price: 3 } },
  ],
  "one column for both": [
    `${T},2000\n`,
    /^price\.columns: 1 is both the time and the price\.$/,
    { columns: { timestamp: 1, price: 1 } },
  ],
  "no header": [
    `${T},2000\n`,
    /has no header: its first row is "1700000000,2000"; write "timestamp,price" above it/,
  ],
  "a header where columns are numbered": [
    row(T, "2000"),
    /line 1 .* "timestamp" as its timestamp; /,
    { columns: { timestamp: 1, price: 2 } },
  ],
  "a hint for a spreadsheet": [`sep=;\n${semicolons("2000")}`, /has the header "sep=;"/],
  milliseconds: [
    row(`${T}000`, "2000"),
    /line 2 .* "1700000000000" as its timestamp; that is in milliseconds, and price\.time is "seconds": set it to "milliseconds"\.$/,
  ],
  microseconds: [row(`${T}000000`, "2000"), /that is in microseconds/],
  nanoseconds: [row(`${T}000000000`, "2000"), /that is in nanoseconds/],
  "seconds where milliseconds were promised": [
    row(T, "2000"),
    /that looks like seconds, and price\.time is "milliseconds": set it to "seconds"\.$/,
    { time: "milliseconds" },
  ],
  "an ISO time": [row(`${ISO[0]}Z`, "2000"), /that is an ISO time: set price\.time to "iso"\.$/],
  "an ISO time without a zone": [
    row(ISO[0].replace("T", " "), "2000"),
    /that is an ISO time: it has no time zone: set price\.time to "iso-utc", if it is in UTC\.$/,
  ],
  "an ISO time without a zone where one was promised": [
    row(ISO[0], "2000"),
    /it has no time zone: set price\.time to "iso-utc"/,
    { time: "iso" },
  ],
  "a day that no month has": [
    row("2023-02-30T00:00:00Z", "2000"),
    /2023-02-30T00:00:00Z is not in the calendar\.$/,
    { time: "iso" },
  ],
  "an hour that no day has": [row("2023-02-28T25:00:00Z", "2000"), /not in the calendar/, { time: "iso" }],
  "a date of another country": [
    row("11/14/2023 22:13", "2000"),
    /a date whose order of day and month is not known/,
  ],
  "a date with points": [row("14.11.2023", "2000"), /a date whose order of day and month is not known/],
  "a date in words": [row("14 Nov 2023", "2000"), /a date in words/],
  "a date without marks": [row("20231114", "2000"), /looks like a date without marks/],
  "a date and time without marks": [
    row("20231114221320", "2000"),
    /looks like a date without marks/,
    { time: "milliseconds" },
  ],
  "a spreadsheet's day": [row("45244.9259", "2000"), /looks like a spreadsheet's count of days/],
  "a time in scientific notation": [row("1.7E+09", "2000"), /scientific notation, which has lost digits/],
  "a time with grouped digits": [row('"1,700,000,000"', "2000"), /it groups thousands: write digits alone/],
  "a time of 0": [row(0, "2000"), /"0" as its timestamp; a time of 0 is none/],
  "a negative time": [row(-1, "2000"), /"-1" as its timestamp; a time before 1970 is none/],
  "an empty time": [row("", "2000"), /line 2 of prices\.csv has nothing as its timestamp/],
  "no price": [row(T, ""), /line 2 of prices\.csv has nothing as its price/],
  "a word for none": [row(T, "null"), /"null" as its price; that is no number/],
  NaN: [row(T, "NaN"), /"NaN" as its price; that is no number/],
  infinity: [row(T, "Infinity"), /"Infinity" as its price; that is no number/],
  "a negative price": [row(T, "-2"), /"-2" as its price; a negative price is none/],
  "a price of 0": [row(T, "0.00"), /"0\.00" as its price; every row needs a positive number/],
  "a hexadecimal price": [row(T, "0x10"), /that is hexadecimal/],
  "a price with its currency": [row(T, "$2000.25"), /it has a sign or word beside the number/],
  "a price with its unit": [row(T, "2k"), /it has a sign or word beside the number/],
  "a percentage": [row(T, "99.5%"), /that is a percentage/],
  "a price beyond all numbers": [row(T, "1e999"), /that is more than any number here can be/],
  "a price below all numbers": [row(T, "1e-999"), /that is less than any number here can be/],
  "a price beyond what is exact": [
    `${HEADER}\n${T},46000000\n${T + 3_600},2000\n`,
    /^price: 46000000 with 8 decimals is beyond 2\^52/,
  ],
  "a price below one unit": [
    `${HEADER}\n${T},2000\n${T + 3_600},1e-9\n`,
    /^price: 1e-9 with 8 decimals is less than one unit; give the oracle more decimals\.$/,
  ],
  "rows that descend": [
    `${HEADER}\n${T + 3_600},2\n${T},2\n`,
    /line 3 of prices\.csv has the timestamp 1700000000 after 1700003600; rows have to be ascending: sort them, or set price\.order to "descending"\.$/,
  ],
  "a row that ascends among ones that descend": [
    `${HEADER}\n${T},2\n${T + 3_600},2\n`,
    /line 3 of prices\.csv has the timestamp 1700003600 after 1700000000; rows have to be descending/,
    { order: "descending" },
  ],
  "two prices of one time": [
    `${HEADER}\n${T},2\n\n${T},3\n`,
    /line 4 of prices\.csv has the price 3 and line 2 2 for the same time 1700000000: keep one, or set price\.sameTime to "last"\.$/,
  ],
  "a quote that is not closed": [row(T, '"2000'), /^price\.file: prices\.csv is no CSV: Quote Not Closed/],
  "nothing at all": ["", /^price\.file: prices\.csv is empty\.$/],
  "a header alone": [`${HEADER}\n`, /^price\.file: prices\.csv has no rows\.$/],
  "UTF-16": [Buffer.from(`\uFEFF${HEADER}\n`, "utf16le"), /^price\.file: prices\.csv is in UTF-16: save it/],
  "UTF-16 without a mark": [Buffer.from(`${HEADER}\n`, "utf16le"), /is no text in UTF-8/],
  "a workbook": [Buffer.from("PK\x03\x04..."), /is a workbook or another ZIP archive: export it as CSV\.$/],
  "a compressed file": [Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed: unpack it\.$/],
  JSON: ['[{"timestamp":1700000000,"price":2000}]', /is JSON: export it as CSV\.$/],
};

describe("a price history is read as its options say", () => {
  for (const [way, [content, options]] of Object.entries(TAKEN)) {
    it(way, async () => {
      const { timestamps, prices } = await historyOf(content, options);
      expect({ timestamps: [...timestamps], prices: [...prices] }).to.deep.equal(WANTED);
    });
  }
});

describe("a price history is refused with its line and what it is", () => {
  for (const [way, [content, sentence, options]] of Object.entries(REFUSED)) {
    it(way, async () => {
      const refusal = await refusalOf(content, options);
      expect(refusal).to.match(sentence);
      expect(refusal).to.match(/^[^\n]*\.$/);
    });
  }
});
