import { type Comparison, comparisonOf, type Shape } from "./shapes.ts";

/** Levels beyond which an answer is not looked at: comparing it would exhaust the stack. */
export const MAX_DEPTH = 1_000;

/** Shares whose distance is no more are the same: a float of 32 bits, or one of ten digits, has this many. */
const RATIO_TOLERANCE = 1e-6;

/** Bytes of a word of the EVM, in hexadecimal digits. */
const WORD_DIGITS = 64;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** Whether a value has more than `MAX_DEPTH` levels of lists and objects. Level by level, so that it cannot fail itself. */
export const isTooDeep = (value: unknown): boolean => {
  const nestedIn = (values: readonly unknown[]) =>
    values.filter((item): item is object => typeof item === "object" && item !== null);
  let level = nestedIn([value]);
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    level = nestedIn(level.flatMap((item): unknown[] => Object.values(item)));
  }
  return level.length > 0;
};

const HEX = /^0x[0-9a-f]*$/i;

/** The digits of a number without its leading zeros; undefined for what is no number. */
const digitsOf = (value: unknown): string | undefined => {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value.toString(16);
  if (typeof value !== "string" || !HEX.test(value)) return undefined;
  return value.slice(2).replace(/^0+/, "").toLowerCase();
};

/** What `any` hexadecimal is compared as: bytes have two digits each, so what has an odd number of them is a quantity. */
const isQuantityOrWord = (text: string): boolean => {
  const digits = text.length - 2;
  return digits % 2 === 1 || digits === WORD_DIGITS;
};

const isSameText = (one: string, other: string): boolean => {
  if (one === other) return true;
  if (!HEX.test(one) || !HEX.test(other)) return false;
  if (one.toLowerCase() === other.toLowerCase()) return true;
  return (isQuantityOrWord(one) || isQuantityOrWord(other)) && digitsOf(one) === digitsOf(other);
};

const isSameList = (
  one: readonly unknown[],
  other: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean,
): boolean => one.length === other.length && one.every((item, index) => isSame(item, other[index]));

/** Both sides of an unordered list have the same items: each is paired with one that is not yet paired. */
const isSameSet = (
  one: readonly unknown[],
  other: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean,
): boolean => {
  const unpaired = [...other];
  return (
    one.length === other.length &&
    one.every((item) => {
      const place = unpaired.findIndex((candidate) => isSame(item, candidate));
      if (place !== -1) unpaired.splice(place, 1);
      return place !== -1;
    })
  );
};

const isSameObject = (
  one: JsonObject,
  other: JsonObject,
  keys: Iterable<string>,
  comparison: (key: string) => Comparison,
): boolean => {
  for (const key of keys) if (!isSame(one[key], other[key], comparison(key))) return false;
  return true;
};

const isSameOfAny = (one: unknown, other: unknown): boolean => {
  if (typeof one === "string" && typeof other === "string") return isSameText(one, other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return isSameList(one, other, (first, second) => isSame(first, second, "any"));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  return isSameObject(one, other, new Set([...Object.keys(one), ...Object.keys(other)]), () => "any");
};

/** A ratio, which some programs write as text; what is none equals nothing. */
const ratioOf = (value: unknown): number =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "")
    ? Number(value)
    : Number.NaN;

const EMPTY: readonly unknown[] = [];

/** Whether two values mean the same. Neither may be nested too deep. */
const isSame = (one: unknown, other: unknown, comparison: Comparison): boolean => {
  if (typeof comparison === "object" && "members" in comparison) {
    if (!isObject(one) || !isObject(other)) return isSame(one, other, "number");
    const { members } = comparison;
    return isSameObject(one, other, Object.keys(members), (key) => members[key] ?? "any");
  }
  if (typeof comparison === "object") {
    const [first, second] = [one ?? EMPTY, other ?? EMPTY];
    if (!Array.isArray(first) || !Array.isArray(second)) return isSameOfAny(one, other);
    return "set" in comparison
      ? isSameSet(first, second, (item, candidate) => isSame(item, candidate, comparison.set))
      : isSameList(first, second, (item, candidate) => isSame(item, candidate, comparison.list));
  }
  if (isAbsent(one) || isAbsent(other)) return isAbsent(one) && isAbsent(other);
  if (comparison === "ratio") return Math.abs(ratioOf(one) - ratioOf(other)) <= RATIO_TOLERANCE;
  if (comparison === "number") {
    const digits = digitsOf(one);
    return digits === undefined ? isSameOfAny(one, other) : digits === digitsOf(other);
  }
  if (comparison === "bytes" && typeof one === "string" && typeof other === "string") {
    return one === other || (HEX.test(one) && one.toLowerCase() === other.toLowerCase());
  }
  return isSameOfAny(one, other);
};

/** How a whole answer is compared: where it is a list of what has the shape, by its items. */
const comparisonFor = (shape: Shape | undefined, isList: boolean): Comparison => {
  const comparison = comparisonOf(shape);
  const isListItself = typeof comparison === "object" && "list" in comparison;
  return isList && shape !== undefined && !isListItself ? { list: comparison } : comparison;
};

/** Whether two answers mean the same: a value, or a list of values, of a shape. */
export const isSameAnswer = (one: unknown, other: unknown, shape?: Shape): boolean =>
  isSame(one, other, comparisonFor(shape, Array.isArray(one) && Array.isArray(other)));

/** The value that at least `votes` of the values give alike; undefined where none is. */
const sharedOf = (values: readonly unknown[], votes: number): unknown =>
  values.find(
    (value) => !isAbsent(value) && values.filter((other) => isSame(value, other, "any")).length >= votes,
  );

const itemOf = (value: unknown, index: number): unknown => (Array.isArray(value) ? value[index] : undefined);

const memberOf = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

const merge = (values: readonly unknown[], votes: number, comparison: Comparison): unknown => {
  const [first] = values;
  if (typeof comparison !== "object" || "set" in comparison || isAbsent(first)) return first;
  if ("list" in comparison) {
    return Array.isArray(first)
      ? first.map((_, index) =>
          merge(
            values.map((value) => itemOf(value, index)),
            votes,
            comparison.list,
          ),
        )
      : first;
  }
  if (!isObject(first)) return first;
  const { members } = comparison;
  const keys = new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
  const entries = [...keys].flatMap((key): (readonly [string, unknown])[] => {
    const given = values.map((value) => memberOf(value, key));
    const compared = members[key];
    if (compared !== undefined) return key in first ? [[key, merge(given, votes, compared)]] : [];
    const shared = sharedOf(given, votes);
    return shared === undefined ? [] : [[key, shared]];
  });
  return Object.fromEntries(entries);
};

/**
 * One answer out of several that mean the same: the first, without the members outside the comparison that fewer than `votes`
 * of them give alike.
 */
export const mergeAnswers = (values: readonly unknown[], votes: number, shape?: Shape): unknown => {
  if (shape === undefined) return values[0];
  const comparison = comparisonFor(shape, Array.isArray(values[0]));
  const isList = typeof comparison === "object" && "list" in comparison;
  const lists = isList ? values.map((value) => value ?? EMPTY) : values;
  return merge(lists, votes, comparison);
};
