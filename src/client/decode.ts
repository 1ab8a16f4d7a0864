import { FAULTS, LEVELS, MODES, ROLES } from "../simulate/oracle.ts";
import type { Reading } from "../simulate/oracle.ts";
import type { Address, OracleConfig, Price, SourceReport } from "./oracleAnswers.ts";

/** Gives what a library decoded the types and the words of this one; each function throws a RangeError on a misfit. */

type Record = Readonly<{ [name: string]: unknown }>;

const record = (raw: unknown, what: string): Record => {
  if (typeof raw !== "object" || raw === null) throw new RangeError(`${what} is ${String(raw)}, no struct`);
  return { ...raw };
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

const word = <Word extends string>(words: readonly Word[], raw: unknown, what: string): Word => {
  const number = small(raw, what);
  const known = words[number];
  if (known === undefined) {
    throw new RangeError(`${what} is ${number}, which only a newer version of this package may know`);
  }
  return known;
};

export const decodeDecimals = (raw: unknown): number => small(raw, "decimals");

export const decodePrice = (raw: unknown): Price => {
  const [price, updatedAt] = list(raw, "the price");
  return { price: big(price, "price"), updatedAt: big(updatedAt, "updatedAt") };
};

export const decodeReading = (raw: unknown): Reading => {
  const reading = record(raw, "the reading");
  return {
    price: big(reading["price"], "price"),
    low: big(reading["low"], "low"),
    high: big(reading["high"], "high"),
    updatedAt: big(reading["updatedAt"], "updatedAt"),
    level: word(LEVELS, reading["level"], "level"),
    votes: small(reading["votes"], "votes"),
    served: small(reading["served"], "served"),
    usedMask: small(reading["usedMask"], "usedMask"),
    faultMask: small(reading["faultMask"], "faultMask"),
  };
};

const decodeReport = (raw: unknown): SourceReport => {
  const report = record(raw, "a report");
  return {
    feed: address(report["feed"], "feed"),
    fault: word(FAULTS, report["fault"], "fault"),
    price: big(report["price"], "price"),
    updatedAt: big(report["updatedAt"], "updatedAt"),
    age: big(report["age"], "age"),
    group: small(report["group"], "group"),
    role: word(ROLES, report["role"], "role"),
    errorSelector: text(report["errorSelector"], "errorSelector"),
  };
};

export const decodeReports = (raw: unknown): SourceReport[] => list(raw, "the reports").map(decodeReport);

const decodeSource = (raw: unknown): OracleConfig["sources"][number] => {
  const source = record(raw, "a source");
  return {
    feed: address(source["feed"], "feed"),
    maxAge: small(source["maxAge"], "maxAge"),
    gasLimit: small(source["gasLimit"], "gasLimit"),
    group: small(source["group"], "group"),
    role: word(ROLES, source["role"], "role"),
  };
};

export const decodeConfig = (raw: unknown): OracleConfig => {
  const config = record(raw, "the configuration");
  return {
    description: text(config["description"], "description"),
    decimals: small(config["decimals"], "decimals"),
    mode: word(MODES, config["mode"], "mode"),
    quorum: small(config["quorum"], "quorum"),
    maxDeviationBps: small(config["maxDeviationBps"], "maxDeviationBps"),
    minPrice: big(config["minPrice"], "minPrice"),
    maxPrice: big(config["maxPrice"], "maxPrice"),
    sequencerFeed: address(config["sequencerFeed"], "sequencerFeed"),
    sequencerGrace: small(config["sequencerGrace"], "sequencerGrace"),
    sources: list(config["sources"], "the sources").map(decodeSource),
  };
};
