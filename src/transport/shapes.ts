/** How a value of an answer is compared. */
export type Comparison =
  /** Hexadecimal of a quantity, or of a fixed number of bytes, as a hash: by its number, whatever its zeros and its case. */
  | "number"
  /** Bytes of any length: each counts. */
  | "bytes"
  /** A share between 0 and 1, which programs write with more or fewer digits. */
  | "ratio"
  /** Whatever it is: hexadecimal in either case, a quantity with or without its zeros, the members of an object in any order. */
  | "any"
  | { readonly list: Comparison }
  /** A list whose order means nothing. */
  | { readonly set: Comparison }
  /** An object: these members are compared, others only handed on where enough endpoints give them alike. */
  | { readonly members: Readonly<Record<string, Comparison>> };

const members = (
  names: string,
  others: Readonly<Record<string, Comparison>> = {},
): { readonly members: Readonly<Record<string, Comparison>> } => ({
  members: { ...Object.fromEntries(names.split(" ").map((name) => [name, "number" as const])), ...others },
});

const LOG = members("address blockNumber blockHash transactionHash transactionIndex logIndex", {
  topics: { list: "number" },
  data: "bytes",
});

const TRANSACTION = members("hash blockHash blockNumber transactionIndex from to value nonce gas", {
  input: "bytes",
});

const RECEIPT = members(
  "transactionHash transactionIndex blockHash blockNumber from to contractAddress cumulativeGasUsed gasUsed effectiveGasPrice status logsBloom",
  { logs: { list: LOG } },
);

const BLOCK = members(
  "number hash parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom difficulty gasLimit gasUsed timestamp mixHash nonce baseFeePerGas withdrawalsRoot",
  { extraData: "bytes", uncles: { list: "number" }, transactions: { list: TRANSACTION } },
);

/**
 * What answers are, so that those of different node programs can be compared by what they mean. Members are the ones that
 * every program gives, and gives alike; others come and go with the program (`totalDifficulty`, `yParity`, `blockTimestamp`,
 * the blob fields of a fee history). A member that is null is the same as one that is absent.
 */
const SHAPES = {
  quantity: "number",
  /** A word of storage, or a hash: 32 bytes, of which some programs leave out the leading zeros. */
  word: "number",
  bytes: "bytes",
  logs: { list: LOG },
  transaction: TRANSACTION,
  receipt: RECEIPT,
  block: BLOCK,
  feeHistory: members("oldestBlock", {
    baseFeePerGas: { list: "number" },
    gasUsedRatio: { list: "ratio" },
    reward: { list: { list: "number" } },
  }),
  proof: members("address balance codeHash nonce storageHash", {
    accountProof: { list: "bytes" },
    storageProof: { list: members("key value", { proof: { list: "bytes" } }) },
  }),
  accessList: members("gasUsed", {
    accessList: { set: members("address", { storageKeys: { set: "number" } }) },
  }),
  simulatedBlock: members("number", {
    calls: {
      list: members("status gasUsed", {
        returnData: "bytes",
        logs: { list: members("address", { topics: { list: "number" }, data: "bytes" }) },
      }),
    },
  }),
} as const satisfies Readonly<Record<string, Comparison>>;

/** What an answer is, or each item of it. */
export type Shape = keyof typeof SHAPES;

/** How an answer with a shape, or without one, is compared. */
export const comparisonOf = (shape: Shape | undefined): Comparison =>
  shape === undefined ? "any" : SHAPES[shape];
