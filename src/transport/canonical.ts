/** What a JSON object in an answer is, so that answers of different node programs can be compared. */
export type Shape = "block" | "transaction" | "receipt" | "log";

/** Levels beyond which an answer is not looked at: comparing it would exhaust the stack. */
export const MAX_DEPTH = 1_000;

/**
 * The fields that every node program gives, and gives alike. Others come and go with the program (`totalDifficulty`,
 * `yParity`, `blockTimestamp`): they take no part in the comparison, and are handed on only where enough endpoints agree.
 */
const FIELDS: Readonly<Record<Shape, readonly string[]>> = {
  block:
    "number hash parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom difficulty gasLimit gasUsed timestamp extraData mixHash nonce baseFeePerGas withdrawalsRoot transactions uncles".split(
      " ",
    ),
  transaction: "hash blockHash blockNumber transactionIndex from to value nonce gas input".split(" "),
  receipt:
    "transactionHash transactionIndex blockHash blockNumber from to contractAddress cumulativeGasUsed gasUsed effectiveGasPrice status logs logsBloom".split(
      " ",
    ),
  log: "address topics data blockNumber blockHash transactionHash transactionIndex logIndex".split(" "),
};

/** Fields that hold objects with a shape of their own. */
const NESTED: Readonly<Record<string, Shape>> = { transactions: "transaction", logs: "log" };

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

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

/**
 * One text for all answers that mean the same: keys sorted, hexadecimal in lower case, and of an object with a shape only
 * the fields that take part. The answer must not be nested too deep.
 */
export const canonicalText = (value: unknown, shape?: Shape): string => {
  if (typeof value === "string") {
    return JSON.stringify(/^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalText(item, shape)).join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const keys = shape === undefined ? Object.keys(value).sort() : FIELDS[shape];
  const members = keys
    .filter((key) => value[key] !== undefined)
    .map((key) => {
      const nested = shape === undefined ? undefined : NESTED[key];
      return `${JSON.stringify(key)}:${canonicalText(value[key], nested)}`;
    });
  return `{${members.join()}}`;
};

const itemOf = (value: unknown, index: number): unknown => (Array.isArray(value) ? value[index] : undefined);

const fieldOf = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** Whether at least `votes` of the values mean the same as the first. */
const isShared = (values: readonly unknown[], votes: number): boolean => {
  const [first, ...others] = values.map((value) => (value === undefined ? undefined : canonicalText(value)));
  return 1 + others.filter((text) => text === first).length >= votes;
};

/**
 * One answer out of several whose canonical texts are the same: the first, without the fields outside the comparison that
 * fewer than `votes` of them give alike.
 */
export const mergeAnswers = (values: readonly unknown[], votes: number, shape?: Shape): unknown => {
  const [first] = values;
  if (shape === undefined) return first;
  if (Array.isArray(first)) {
    return first.map((_, index) =>
      mergeAnswers(
        values.map((value) => itemOf(value, index)),
        votes,
        shape,
      ),
    );
  }
  if (!isObject(first)) return first;
  const entries = Object.keys(first).flatMap((key) => {
    const given = values.map((value) => fieldOf(value, key));
    if (FIELDS[shape].includes(key)) return [[key, mergeAnswers(given, votes, NESTED[key])] as const];
    return isShared(given, votes) ? [[key, first[key]] as const] : [];
  });
  return Object.fromEntries(entries);
};
