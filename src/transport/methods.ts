import type { Shape } from "./shapes.ts";

/** How the transport gets an answer to a method. */
export type MethodRule =
  /** Enough endpoints give the same answer. */
  | {
      readonly how: "agree";
      /** Which parameter is the block; `latest` there becomes one block that enough endpoints have. */
      readonly block?: number;
      /** The block is in the `fromBlock` and `toBlock` of the first parameter. */
      readonly isLogFilter?: true;
      readonly shape?: Shape;
      /** Null means "not known": it is also the answer while fewer endpoints than needed know the thing. */
      readonly isLookup?: true;
      /** For the block `pending`, which is another on every node: the value that enough endpoints reach. */
      readonly pendingIsHighest?: true;
    }
  /** Every node estimates by itself: the middle of the answers, of two the lower or the upper. */
  | { readonly how: "middle"; readonly side: "lower" | "upper" }
  /** The highest block that enough endpoints have reached. */
  | { readonly how: "head" }
  /** Whoever answers first. */
  | { readonly how: "any" }
  /** To every endpoint, as often as one likes. */
  | { readonly how: "broadcast" }
  /** Known without asking. */
  | { readonly how: "local"; readonly answer: (chainId: number) => unknown }
  | { readonly how: "refuse"; readonly why: string };

const FILTER: MethodRule = {
  how: "refuse",
  why: "a filter or subscription lives on one node and ends with it; poll eth_getLogs or eth_blockNumber instead",
};
const KEYS: MethodRule = {
  how: "refuse",
  why: "the transport holds no keys; sign with a wallet and send with eth_sendRawTransaction",
};
const AT_BLOCK = (block: number, shape: Shape): MethodRule => ({ how: "agree", block, shape });

/** The methods that the transport knows; the listing is the registry. */
const METHODS: Readonly<Record<string, MethodRule>> = {
  eth_chainId: { how: "local", answer: (chainId) => `0x${chainId.toString(16)}` },
  net_version: { how: "local", answer: String },
  eth_accounts: { how: "local", answer: () => [] },
  eth_blockNumber: { how: "head" },

  eth_call: AT_BLOCK(1, "bytes"),
  eth_createAccessList: AT_BLOCK(1, "accessList"),
  eth_simulateV1: AT_BLOCK(1, "simulatedBlock"),
  eth_getBalance: AT_BLOCK(1, "quantity"),
  eth_getCode: AT_BLOCK(1, "bytes"),
  eth_getStorageAt: AT_BLOCK(2, "word"),
  eth_getProof: AT_BLOCK(2, "proof"),
  eth_feeHistory: AT_BLOCK(1, "feeHistory"),
  eth_getTransactionCount: { how: "agree", block: 1, shape: "quantity", pendingIsHighest: true },

  eth_getBlockByNumber: { how: "agree", block: 0, shape: "block", isLookup: true },
  eth_getBlockByHash: { how: "agree", shape: "block", isLookup: true },
  eth_getBlockReceipts: { how: "agree", block: 0, shape: "receipt", isLookup: true },
  eth_getBlockTransactionCountByNumber: AT_BLOCK(0, "quantity"),
  eth_getBlockTransactionCountByHash: { how: "agree", shape: "quantity", isLookup: true },
  eth_getTransactionByHash: { how: "agree", shape: "transaction", isLookup: true },
  eth_getTransactionByBlockNumberAndIndex: { how: "agree", block: 0, shape: "transaction", isLookup: true },
  eth_getTransactionByBlockHashAndIndex: { how: "agree", shape: "transaction", isLookup: true },
  eth_getTransactionReceipt: { how: "agree", shape: "receipt", isLookup: true },
  eth_getLogs: { how: "agree", isLogFilter: true, shape: "logs" },
  web3_sha3: { how: "agree", shape: "word" },

  eth_gasPrice: { how: "middle", side: "lower" },
  eth_maxPriorityFeePerGas: { how: "middle", side: "lower" },
  eth_blobBaseFee: { how: "middle", side: "lower" },
  eth_estimateGas: { how: "middle", side: "upper" },

  net_listening: { how: "any" },
  web3_clientVersion: { how: "any" },
  eth_syncing: { how: "any" },

  eth_sendRawTransaction: { how: "broadcast" },

  eth_newFilter: FILTER,
  eth_newBlockFilter: FILTER,
  eth_newPendingTransactionFilter: FILTER,
  eth_getFilterChanges: FILTER,
  eth_getFilterLogs: FILTER,
  eth_uninstallFilter: FILTER,
  eth_subscribe: FILTER,
  eth_unsubscribe: FILTER,

  eth_requestAccounts: KEYS,
  eth_sendTransaction: KEYS,
  eth_sign: KEYS,
  eth_signTransaction: KEYS,
  eth_signTypedData_v4: KEYS,
  personal_sign: KEYS,
};

const UNKNOWN: MethodRule = {
  how: "refuse",
  why: "it is not known to only read, and asking several nodes could do it several times; name it in extraReads if it only reads",
};

/** The rule for a method; `extraReads` are those that the caller vouches for. */
export const ruleFor = (method: string, extraReads: readonly string[]): MethodRule => {
  if (Object.hasOwn(METHODS, method)) return METHODS[method] ?? UNKNOWN;
  return extraReads.includes(method) ? { how: "agree" } : UNKNOWN;
};

const isLatest = (block: unknown): boolean => block === undefined || block === null || block === "latest";

const isFilter = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether the answer depends on which block an endpoint takes for the latest: one that is behind the end of a range of logs
 * leaves the last ones out without a word.
 */
export const dependsOnHead = (rule: MethodRule, params: readonly unknown[]): boolean => {
  if (rule.how !== "agree") return false;
  if (rule.isLogFilter) {
    const [filter] = params;
    return isFilter(filter) && filter["blockHash"] === undefined;
  }
  return rule.block !== undefined && isLatest(params[rule.block]);
};

/** Whether a range of logs begins after its end. */
export const isEmptyRange = (rule: MethodRule, [filter]: readonly unknown[]): boolean => {
  if (rule.how !== "agree" || !rule.isLogFilter || !isFilter(filter)) return false;
  const [from, to] = [quantityOf(filter["fromBlock"]), quantityOf(filter["toBlock"])];
  return from !== undefined && to !== undefined && from > to;
};

/** The parameters with `latest` replaced by a block. */
export const pinnedTo = (block: bigint, rule: MethodRule, params: readonly unknown[]): readonly unknown[] => {
  if (rule.how !== "agree") return params;
  const tag = `0x${block.toString(16)}`;
  if (rule.isLogFilter) {
    const [filter, ...others] = params;
    if (!isFilter(filter)) return params;
    const { fromBlock, toBlock } = filter;
    return [
      {
        ...filter,
        fromBlock: isLatest(fromBlock) ? tag : fromBlock,
        toBlock: isLatest(toBlock) ? tag : toBlock,
      },
      ...others,
    ];
  }
  if (rule.block === undefined) return params;
  const pinned = [...params];
  pinned[rule.block] = tag;
  return pinned;
};

/** The last block by number that an answer depends on, as far as the parameters say. */
export const lastBlockOf = (rule: MethodRule, params: readonly unknown[]): bigint | undefined => {
  if (rule.how !== "agree") return undefined;
  const [filter] = params;
  const tag = rule.isLogFilter && isFilter(filter) ? filter["toBlock"] : params[rule.block ?? -1];
  return typeof tag === "string" ? quantityOf(tag) : undefined;
};

const MAX_QUANTITY = 2n ** 256n - 1n;

/** A JSON-RPC quantity as a number; undefined where it is none, or larger than a word. */
export const quantityOf = (value: unknown): bigint | undefined => {
  if (typeof value !== "string" || !/^0x[0-9a-f]{1,64}$/i.test(value)) return undefined;
  const quantity = BigInt(value);
  return quantity <= MAX_QUANTITY ? quantity : undefined;
};
