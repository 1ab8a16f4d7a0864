import { expect } from "chai";
import { type ErrorMeaning, meaningOf, NODE_ANSWERS } from "../../src/transport/nodeAnswers.ts";
import { classifyRpcError } from "../../src/transport/outcome.ts";

const SEND = "eth_sendRawTransaction";
const CALL = "eth_call";
const LOGS = "eth_getLogs";

const MEANINGS: readonly ErrorMeaning[] = [
  "revert",
  "known",
  "spent",
  "transaction",
  "limit",
  "request",
  "rate",
  "missing",
  "broken",
];

/** What nodes said, as it stands in the origins of the table: method, code, message, meaning. */
const SAID: readonly (readonly [string, string, number, string, ErrorMeaning])[] = [
  ["Geth", SEND, -32_000, "already known", "known"],
  ["Geth behind a gateway", SEND, -32_000, "ALREADY_EXISTS: already known", "known"],
  ["Geth 1.8", SEND, -32_000, "known transaction: 3b7baba5", "known"],
  ["Geth 0.9", SEND, -32_603, "Known transaction (3b7baba5)", "known"],
  ["Geth", SEND, -32_000, "nonce too low: next nonce 8, tx nonce 7", "spent"],
  ["Geth", SEND, -32_000, "nonce too low: address 0x1111, tx: 7 state: 8", "spent"],
  ["Geth", SEND, -32_000, "authority nonce too low", "transaction"],
  ["Geth", SEND, -32_000, "replacement transaction underpriced", "transaction"],
  ["Geth", SEND, -32_000, "transaction underpriced: tip needed 25, tip permitted 1", "transaction"],
  [
    "Geth",
    SEND,
    -32_000,
    "insufficient funds for gas * price + value: balance 0, tx cost 21000",
    "transaction",
  ],
  ["Geth", SEND, -32_000, "exceeds block gas limit", "transaction"],
  ["Geth", SEND, -32_000, "intrinsic gas too low: gas 1000, minimum needed 21000", "transaction"],
  ["Geth", SEND, -32_000, "tx fee (1.05 ether) exceeds the configured cap (1.00 ether)", "transaction"],
  ["Geth", SEND, -32_602, "rlp: value size exceeds available input length", "transaction"],
  ["Erigon", SEND, -32_000, "existing txn with same hash", "known"],
  ["Erigon", SEND, -32_000, "mined", "spent"],
  ["Erigon", SEND, -32_000, "could not replace existing tx", "transaction"],
  ["Erigon", SEND, -32_000, "underpriced", "transaction"],
  ["Nethermind 1.12", SEND, -32_010, "AlreadyKnown", "known"],
  ["Nethermind", SEND, -32_000, "AlreadyKnown", "known"],
  ["Nethermind", SEND, -32_003, "AlreadyKnown", "known"],
  ["Gnosis", SEND, -32_010, "alreadyknown", "known"],
  ["Nethermind", SEND, -32_010, "OldNonce, Current nonce: 8, nonce of rejected tx: 7", "spent"],
  ["Nethermind", SEND, -32_000, "OldNonce", "spent"],
  ["Nethermind", SEND, -32_010, "NonceGap, Future nonce. Expected nonce: 9", "transaction"],
  [
    "Nethermind",
    SEND,
    -32_010,
    "FeeTooLow, MaxFeePerGas too low. MaxFeePerGas: 1, BaseFee: 7",
    "transaction",
  ],
  ["Nethermind", SEND, -32_010, "InsufficientFunds, Account balance: 0, cumulative cost: 1", "transaction"],
  [
    "Nethermind",
    SEND,
    -32_010,
    "GasLimitExceeded, Gas limit: 30000000, gas limit of rejected tx: 40000000",
    "transaction",
  ],
  ["Besu", SEND, -32_000, "Known transaction", "known"],
  ["Besu", SEND, -32_001, "Nonce too low", "spent"],
  ["Besu", SEND, -32_009, "Gas price below configured minimum gas price", "transaction"],
  ["Besu", SEND, -32_009, "Gas price below current base fee", "transaction"],
  ["Besu", SEND, -32_005, "Transaction gas limit exceeds block gas limit", "transaction"],
  ["Besu", SEND, -32_004, "Upfront cost exceeds account balance", "transaction"],
  ["Besu", SEND, -32_007, "Sender account not authorized to send transactions", "transaction"],
  ["Besu", SEND, -32_006, "Nonce too high", "transaction"],
  ["Reth", SEND, -32_000, "already known", "known"],
  ["Reth", SEND, -32_003, "nonce too low: next nonce 8, tx nonce 7", "spent"],
  ["Reth", SEND, -32_003, "txpool is full", "transaction"],
  [
    "EDR",
    SEND,
    -32_000,
    "Known transaction: 0xeec2215148149fe9050cd5041a471ee1cc48423039979c3fc9d02413293258ba",
    "known",
  ],
  ["EDR", SEND, -32_000, "Transaction nonce too low. Expected nonce to be at least 1 but got 0.", "spent"],
  ["EDR", SEND, -32_000, "Transaction gas limit is 30 and exceeds transaction gas cap of 20", "transaction"],
  ["anvil", SEND, -32_003, "Tx: [0x11] already Imported", "known"],
  ["anvil", SEND, -32_003, "nonce too low", "spent"],
  ["OpenEthereum", SEND, -32_010, "Transaction with the same hash was already imported.", "known"],
  ["OpenEthereum", SEND, -32_010, "Transaction nonce is too low. Try incrementing the nonce.", "spent"],
  ["a program of tomorrow", SEND, -32_077, "the moon is in the wrong house", "transaction"],
  ["a gateway", SEND, -32_005, "daily request count exceeded, request rate limited", "rate"],
  ["a node that fails", SEND, -32_603, "Internal error", "broken"],

  ["QuickNode", LOGS, -32_614, "eth_getLogs is limited to a 10,000 range", "limit"],
  ["dRPC", LOGS, 35, "ranges over 10000 blocks are not supported on freetier", "limit"],
  [
    "Cloudflare",
    LOGS,
    -32_047,
    "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: 800",
    "limit",
  ],
  ["EIP-1474", LOGS, -32_005, "limit exceeded", "limit"],
  ["Infura", LOGS, -32_005, "query returned more than 10000 results", "limit"],
  ["Infura", LOGS, -32_602, "range 1000000 exceeds limit of 10000", "limit"],
  [
    "Alchemy",
    LOGS,
    -32_600,
    "You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range should work: [0x1, 0x2]",
    "limit",
  ],
  ["Ankr", LOGS, -32_600, "block range is too wide", "limit"],
  ["Reth", LOGS, -32_602, "query exceeds max block range 5000", "limit"],
  ["Reth", LOGS, -32_602, "query exceeds max results 20000, retry with the range 1-2", "limit"],
  ["Erigon", LOGS, -32_000, "query block range exceeds server limit, narrow your filter: 5", "limit"],
  ["Besu", LOGS, -32_005, "Requested range exceeds maximum RPC range limit", "limit"],
  ["PublicNode", LOGS, -32_701, "exceed maximum block range: 50000", "limit"],
  ["Chainstack", LOGS, -32_602, "Block range limit exceeded. See more details at the docs.", "limit"],
  ["Optimism", LOGS, -32_020, "backend response too large", "limit"],
  ["Base", LOGS, -32_614, "block range too large", "limit"],
  ["Candle", LOGS, -32_600, "block range too high", "limit"],
  ["a gateway", LOGS, -32_099, "please ask for less", "limit"],
  ["a gateway", LOGS, -32_005, "exceeded project rate limit", "rate"],
  ["a gateway", LOGS, 429, "slow down", "rate"],
  ["Geth", LOGS, -32_000, "header not found", "missing"],
  [
    "Nethermind",
    LOGS,
    -32_000,
    "One of the blocks specified in filter (fromBlock, toBlock or blockHash) cannot be found.",
    "missing",
  ],

  ["Geth", CALL, -32_000, "header not found", "missing"],
  ["Geth", CALL, -32_000, "missing trie node 12 (path ) state 0x12 is not available, not found", "missing"],
  ["Geth", CALL, 4_444, "pruned history unavailable", "missing"],
  ["Nethermind", CALL, -32_002, "No state available for block 0xe7b1", "missing"],
  ["Nethermind", CALL, -32_000, "4294967295 could not be found", "missing"],
  ["Reth", CALL, -32_001, "block not found: 0x186a0", "missing"],
  ["Besu", CALL, -39_001, "Unknown block", "missing"],
  ["Besu", CALL, -32_000, "World state unavailable", "missing"],
  ["EDR", CALL, -32_000, "Received invalid block tag 2457. Latest block number is 2", "missing"],
  ["anvil", CALL, -32_602, "BlockOutOfRangeError: block height is 1 but requested was 9", "missing"],
  ["a gateway", CALL, -32_603, "upstream does not have the requested block yet", "missing"],

  ["Geth", CALL, -32_000, "out of gas", "revert"],
  ["Geth", CALL, -32_000, "invalid opcode: INVALID", "revert"],
  ["Reth", CALL, -32_003, "out of gas: gas required exceeds: 50000", "revert"],
  ["Reth", CALL, -32_003, "EVM error: InvalidFEOpcode", "revert"],
  ["Besu", CALL, -32_000, "Transaction processing could not be completed due to an exception", "revert"],
  ["OpenEthereum", CALL, -32_015, "VM execution error.", "revert"],
  ["anvil", CALL, -32_003, "EVM error OpcodeNotFound", "revert"],
  ["EDR", CALL, -32_000, "Transaction ran out of gas", "revert"],
  ["a contract", CALL, -32_000, "execution reverted: nonce too low", "revert"],
  ["a contract", CALL, 3, "execution reverted: rate limit exceeded", "revert"],

  ["a gateway", CALL, -32_005, "limit exceeded", "rate"],
  ["QuickNode", CALL, -32_007, "50/second request limit reached - reduce calls per second", "rate"],
  ["Base", CALL, -32_016, "over rate limit", "rate"],
  ["TheRPC", CALL, -32_029, "quota", "rate"],
  ["Besu", CALL, -32_604, "Method not enabled", "request"],
  ["Geth", CALL, -32_003, "response too large", "limit"],
  ["Reth", CALL, -32_008, "Response is too big", "limit"],
  ["Nethermind", "eth_simulateV1", -38_013, "Not enough gas provided to pay for intrinsic gas", "request"],
  ["EDR", "eth_foo", -32_004, "Method eth_foo is not supported", "request"],
];

describe("the table of nodes' errors", () => {
  it("has rows, each with a node, words, a meaning and where it was read", () => {
    expect(NODE_ANSWERS.length).to.be.greaterThan(100);
    for (const { node, words, codes, meaning, origin } of NODE_ANSWERS) {
      const row = `${node}: ${words.source}`;
      expect(words.source, row).to.not.equal("(?:)");
      expect(MEANINGS, row).to.include(meaning);
      expect(origin, row).to.match(/^\w[\w-]*[/ ][\w.-]+|^EIP-\d+|^a run of /);
      expect(node.length, row).to.be.greaterThan(0);
      expect(codes.every(Number.isInteger), row).to.equal(true);
    }
  });

  for (const [node, method, code, message, meaning] of SAID) {
    it(`takes ${code} "${message}" of ${node} to ${method} for ${meaning}`, () => {
      expect(meaningOf({ code, message }, method)).to.equal(meaning);
    });
  }

  it("has a saying for each node program", () => {
    const saying = SAID.map(([node]) => node);
    for (const program of ["Geth", "Erigon", "Nethermind", "Besu", "Reth", "EDR", "anvil"]) {
      expect(saying).to.include(program);
    }
  });

  it("finds in the data what the words leave out", () => {
    const data = { error_id: "4ed9", payload: "range 9009594 is bigger than range limit 2000" };
    expect(meaningOf({ code: -32_602, message: "invalid params", data }, LOGS)).to.equal("limit");
    const trace = "Nethermind.Trie.MissingTrieNodeException: Node A is missing from the DB";
    expect(meaningOf({ code: -32_603, message: "Internal error", data: trace }, CALL)).to.equal("missing");
  });

  it("takes a transaction that is there for no revert, whatever its code", () => {
    const error = {
      code: 3,
      message: "known transaction. transaction with hash 0x1 is already in the system",
    };
    expect(classifyRpcError(error, SEND)).to.include({ kind: "refusal", meaning: "known" });
  });
});
