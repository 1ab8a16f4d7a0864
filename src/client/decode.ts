import { FAULTS, LEVELS, MODES, ROLES } from "../oracle/words.ts";
import type { Reading } from "../oracle/words.ts";
import type { Address, OracleConfig, Price, SourceReport } from "./oracleAnswers.ts";

/** Gives what a library decoded the types and the words of this one; each function throws a RangeError on a misfit. */

/** Takes a value that a library decoded for one of this library's; `what` names it in the error. */
type Decoder<Value> = (raw: unknown, what: string) => Value;

type Decoders<Struct> = { readonly [Name in keyof Struct]: Decoder<Struct[Name]> };

/** A struct whose fields are each taken by a decoder of their own. */
const struct =
  <Struct>(decoders: Decoders<Struct>): Decoder<Struct> =>
  (raw, what) => {
    if (typeof raw !== "object" || raw === null) throw new RangeError(`${what} is ${String(raw)}, no struct`);
    const fields: Readonly<{ [name: string]: unknown }> = { ...raw };
    const decoded: Partial<Struct> = {};
    for (const name in decoders) decoded[name] = decoders[name](fields[name], name);
    // Every field was decoded: the decoders have each of them.
    return decoded as Struct;
  };

const list = (raw: unknown, what: string): readonly unknown[] => {
  if (!Array.isArray(raw)) throw new RangeError(`${what} is ${String(raw)}, no list`);
  return raw;
};

const big = (raw: unknown, what: string): bigint => {
  if (typeof raw !== "bigint" && typeof raw !== "number") {
    throw new RangeError(`${what} is ${String(raw)}, no integer`);
  }
  return BigInt(raw);
};

const small = (raw: unknown, what: string): number => Number(big(raw, what));

const text = (raw: unknown, what: string): string => {
  if (typeof raw !== "string") throw new RangeError(`${what} is ${String(raw)}, no text`);
  return raw;
};

const isAddress = (raw: string): raw is Address => /^0x[0-9a-fA-F]{40}$/.test(raw);

const address = (raw: unknown, what: string): Address => {
  const read = text(raw, what);
  if (!isAddress(read)) throw new RangeError(`${what} is ${read}, no address`);
  return read;
};

const word =
  <Word extends string>(words: readonly Word[]): Decoder<Word> =>
  (raw, what) => {
    const number = small(raw, what);
    const known = words[number];
    if (known === undefined) {
      throw new RangeError(`${what} is ${number}, which only a newer version of this package may know`);
    }
    return known;
  };

const reading = struct<Reading>({
  price: big,
  low: big,
  high: big,
  updatedAt: big,
  level: word(LEVELS),
  votes: small,
  served: small,
  usedMask: small,
  faultMask: small,
});

const report = struct<SourceReport>({
  feed: address,
  fault: word(FAULTS),
  price: big,
  updatedAt: big,
  age: big,
  group: small,
  role: word(ROLES),
  errorSelector: text,
});

const source = struct<OracleConfig["sources"][number]>({
  feed: address,
  maxAge: small,
  gasLimit: small,
  group: small,
  role: word(ROLES),
});

const config = struct<OracleConfig>({
  description: text,
  decimals: small,
  mode: word(MODES),
  quorum: small,
  maxDeviationBps: small,
  minPrice: big,
  maxPrice: big,
  sequencerFeed: address,
  sequencerGrace: small,
  sources: (raw) => list(raw, "the sources").map((each) => source(each, "a source")),
});

export const decodeDecimals = (raw: unknown): number => small(raw, "decimals");

export const decodePrice = (raw: unknown): Price => {
  const [price, updatedAt] = list(raw, "the price");
  return { price: big(price, "price"), updatedAt: big(updatedAt, "updatedAt") };
};

export const decodeReading = (raw: unknown): Reading => reading(raw, "the reading");

export const decodeReports = (raw: unknown): SourceReport[] =>
  list(raw, "the reports").map((each) => report(each, "a report"));

export const decodeConfig = (raw: unknown): OracleConfig => config(raw, "the configuration");
