import { readFile } from "node:fs/promises";
import type { ConfigField } from "../providers/adapterEntry.ts";
import { ADAPTERS } from "../providers/adapters.ts";
import { pathText, problemsOf, specProblem, type SpecProblem, valueText } from "./problems.ts";
import { addressSchema } from "./fields.ts";
import { LOCAL_CHAIN_ID, type Spec, specSchema } from "./schema.ts";
import { shapeProblem } from "./shape.ts";

/** Reads a deployment's file, and holds together what its parts say of each other. */

/** Fields of an adapter's struct that the feed gives. */
export const FIELDS_OF_FEED: readonly string[] = ["description", "decimals"];

type Add = (path: readonly PropertyKey[], message: string) => void;

const known = (names: object): string => {
  const all = Object.keys(names);
  return all.length === 0 ? "there are none" : `one of ${all.map((name) => JSON.stringify(name)).join(", ")}`;
};

const rangeOf = (type: string): [bigint, bigint] => {
  const bits = BigInt(type.replace(/^u?int/, "") || "256");
  return type.startsWith("u") ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
};

const integerOf = (value: unknown): bigint | undefined => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === "string" && /^-?[0-9]+$/.test(value) ? BigInt(value) : undefined;
};

/** What is wrong with a value for a type of the ABI; nothing where it fits. */
const misfit = (spec: Spec, { type }: ConfigField, value: unknown): string | undefined => {
  if (type === "string") return typeof value === "string" ? undefined : "give text";
  if (type === "bool") return typeof value === "boolean" ? undefined : "give true or false";
  if (type === "address") {
    if (typeof value === "string" && Object.hasOwn(spec.feeds, value)) return undefined;
    const checked = addressSchema.safeParse(value);
    return checked.success ? undefined : "give an address with its EIP-55 capitals, or the key of a feed";
  }
  if (type.startsWith("bytes")) {
    const size = type.slice("bytes".length);
    const digits = size === "" ? "([0-9a-fA-F]{2})*" : `[0-9a-fA-F]{${Number(size) * 2}}`;
    const fits = typeof value === "string" && new RegExp(`^0x${digits}$`).test(value);
    return fits ? undefined : `give ${size === "" ? "" : `${size} `}bytes in hexadecimal`;
  }
  if (/^u?int/.test(type)) {
    const [least, greatest] = rangeOf(type);
    const integer = integerOf(value);
    const fits = integer !== undefined && integer >= least && integer <= greatest;
    return fits ? undefined : `give an integer from ${least} to ${greatest}`;
  }
  return `is of type ${type}, which cannot be written in a spec`;
};

const checkValue = (
  spec: Spec,
  field: ConfigField,
  value: unknown,
  path: readonly PropertyKey[],
  add: Add,
): void => {
  if (field.type.endsWith("[]")) {
    if (!Array.isArray(value)) {
      add(path, `is ${valueText(value)}: give a list`);
      return;
    }
    const element = { ...field, type: field.type.slice(0, -2) };
    value.forEach((entry, index) => {
      checkValue(spec, element, entry, [...path, index], add);
    });
  } else if (field.fields) {
    checkFields(spec, field.fields, value, path, add);
  } else {
    const wrong = misfit(spec, field, value);
    if (wrong !== undefined) add(path, `is ${valueText(value)}: ${wrong}`);
  }
};

const checkFields = (
  spec: Spec,
  fields: readonly ConfigField[],
  value: unknown,
  path: readonly PropertyKey[],
  add: Add,
): void => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    add(path, `is ${valueText(value)}: give an object`);
    return;
  }
  const given = new Map(Object.entries(value));
  for (const field of fields) {
    if (given.has(field.name)) checkValue(spec, field, given.get(field.name), [...path, field.name], add);
    else add([...path, field.name], `is missing: ${field.documentation.replace(/\.$/, "")}`);
    given.delete(field.name);
  }
  for (const name of given.keys()) {
    const names = fields.map((field) => field.name).join(", ");
    add(path, `has the unknown key ${JSON.stringify(name)}: its keys are ${names}`);
  }
};

/** Keys of feeds that a feed is made of. */
export const legsOf = (spec: Spec, key: string): string[] => {
  const found: string[] = [];
  const search = (value: unknown): void => {
    if (typeof value === "string") {
      if (Object.hasOwn(spec.feeds, value)) found.push(value);
    } else if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(search);
    }
  };
  const adapter = spec.feeds[key]?.adapter;
  const entry = adapter && ADAPTERS[adapter.contract];
  // Only where an address is wanted: a text may happen to equal a key.
  const visit = (fields: readonly ConfigField[], value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const field of fields) {
      const inner = (value as Record<string, unknown>)[field.name];
      if (field.fields) visit(field.fields, inner);
      else if (field.type.startsWith("address")) search(inner);
    }
  };
  if (adapter && entry) visit(entry.config, adapter.config);
  return found;
};

/** Keys of feeds that are made of themselves, at whatever distance. */
const cyclicFeeds = (spec: Spec): ReadonlySet<string> => {
  const legs = new Map(Object.keys(spec.feeds).map((key) => [key, legsOf(spec, key)] as const));
  const isReached = (from: string): boolean => {
    const reached = new Set<string>();
    const open = [...(legs.get(from) ?? [])];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === from) return true;
      if (!reached.has(key)) open.push(...(legs.get(key) ?? []));
      reached.add(key);
    }
    return false;
  };
  return new Set([...legs.keys()].filter(isReached));
};

const checkFeeds = (spec: Spec, add: Add): void => {
  const cyclic = cyclicFeeds(spec);
  for (const [key, feed] of Object.entries(spec.feeds)) {
    const path = ["feeds", key];
    if (!Object.hasOwn(spec.providers, feed.provider)) {
      add(
        [...path, "provider"],
        `is ${JSON.stringify(feed.provider)}, which is no provider of this file: ${known(spec.providers)}`,
      );
    }
    if (feed.local && spec.network.chainId !== LOCAL_CHAIN_ID) {
      add(
        [...path, "local"],
        `is a made-up feed on chain ${spec.network.chainId}: give the address of a real one`,
      );
    }
    if (feed.adapter) {
      const fields = ADAPTERS[feed.adapter.contract].config.filter(
        ({ name }) => !FIELDS_OF_FEED.includes(name),
      );
      checkFields(spec, fields, feed.adapter.config, [...path, "adapter", "config"], add);
      if (cyclic.has(key)) add([...path, "adapter"], "is made of itself: give a leg another feed");
    }
  }
};

const checkOracles = (spec: Spec, add: Add): void => {
  for (const [pair, oracle] of Object.entries(spec.oracles)) {
    oracle.sources.forEach(({ feed }, index) => {
      if (Object.hasOwn(spec.feeds, feed)) return;
      add(
        ["oracles", pair, "sources", index, "feed"],
        `is ${JSON.stringify(feed)}, which is no feed of this file: ${known(spec.feeds)}`,
      );
    });
    const groups = new Set(oracle.sources.filter(({ role }) => role !== "Shadow").map(({ group }) => group));
    if (oracle.quorum > groups.size) {
      add(
        ["oracles", pair, "quorum"],
        `is ${oracle.quorum}, but only ${groups.size} groups vote: lower it, or add a source of another group`,
      );
    }
    if (oracle.governed && !spec.roles) {
      add(["oracles", pair, "governed"], "has nobody to govern it: add roles with a governor and a guardian");
    }
  }
};

const checkRoutes = (spec: Spec, add: Add): void => {
  spec.routes.forEach((route, index) => {
    for (const side of ["base", "quote"] as const) {
      if (Object.hasOwn(spec.assets, route[side])) continue;
      add(
        ["routes", index, side],
        `is ${JSON.stringify(route[side])}, which is no asset of this file: ${known(spec.assets)}`,
      );
    }
    route.legs.forEach(({ oracle }, leg) => {
      if (Object.hasOwn(spec.oracles, oracle)) return;
      add(
        ["routes", index, "legs", leg, "oracle"],
        `is ${JSON.stringify(oracle)}, which is no oracle of this file: ${known(spec.oracles)}`,
      );
    });
  });
};

/**
 * Takes a value for a spec.
 * @param file What to call it in sentences.
 * @throws Problem with every problem that was found.
 */
export const parseSpec = (value: unknown, file = "spec"): Spec => {
  const misshapen = shapeProblem(value);
  if (misshapen !== undefined) throw specProblem(file, [misshapen]);
  const parsed = specSchema.safeParse(value);
  if (!parsed.success) throw specProblem(file, problemsOf(parsed.error, value));
  const problems: SpecProblem[] = [];
  const add: Add = (path, message) => problems.push({ path: pathText(path), message });
  checkFeeds(parsed.data, add);
  checkOracles(parsed.data, add);
  checkRoutes(parsed.data, add);
  if (problems.length > 0) throw specProblem(file, problems);
  return parsed.data;
};

/**
 * Reads a spec from a file.
 * @throws Problem where the file cannot be read, is no JSON, or no spec.
 */
export const readSpec = async (file: string): Promise<Spec> => {
  const refuse = (message: string) => specProblem(file, [{ path: "", message }]);
  let source: string;
  try {
    source = await readFile(file, "utf8");
  } catch (failure) {
    const reason = failure instanceof Error && "code" in failure ? String(failure.code) : String(failure);
    throw refuse(`cannot be read (${reason}): give the path of a spec, such as deploy/local.json`);
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (failure) {
    throw refuse(
      `is no JSON (${failure instanceof Error ? failure.message : String(failure)}): correct it there`,
    );
  }
  return parseSpec(value, file);
};
