import { expect } from "chai";
import { isSameAnswer } from "../../src/transport/canonical.ts";
import { ruleFor } from "../../src/transport/methods.ts";

/** One meaning in two forms: method, whose forms they are, one, the other, and where that was read. */
interface Forms {
  readonly method: string;
  readonly programs: string;
  readonly one: unknown;
  readonly other: unknown;
  readonly origin: string;
}

const ZERO_WORD = `0x${"0".repeat(64)}`;
const ADDRESS = "0x4976fb03C32e5B8cfe2b6cCB31c09Ba78EBaBa41";
const HASH = `0x${"0a".repeat(32)}`;

const FEES = { oldestBlock: "0x8f2", baseFeePerGas: ["0x7", "0x7"], gasUsedRatio: [0.678584082336891] };
const LOG = {
  address: ADDRESS,
  topics: [HASH],
  data: "0x0001",
  blockNumber: "0x1b4",
  blockHash: HASH,
  transactionHash: HASH,
  transactionIndex: "0x0",
  logIndex: "0x0",
};
const TRANSACTION = {
  hash: HASH,
  from: ADDRESS,
  to: ADDRESS,
  value: "0x21e",
  nonce: "0x0",
  gas: "0x5208",
  input: "0x",
};
const RECEIPT = {
  transactionHash: HASH,
  status: "0x1",
  gasUsed: "0x5208",
  contractAddress: null,
  logs: [LOG],
};
const BLOCK = {
  number: "0x1b4",
  hash: HASH,
  nonce: "0x0000000000000000",
  extraData: "0x",
  uncles: [],
  transactions: [HASH],
};
const PROOF = {
  address: ADDRESS,
  balance: "0x0",
  accountProof: ["0xf90111"],
  storageProof: [{ key: ZERO_WORD, value: "0x41337600e1", proof: ["0xf8"] }],
};
const LIST = [
  { address: ADDRESS, storageKeys: [HASH, ZERO_WORD] },
  { address: HASH.slice(0, 42), storageKeys: [] },
];
const SIMULATED = [
  { number: "0x2", calls: [{ status: "0x1", returnData: "0x00", gasUsed: "0x5208", logs: [] }] },
];

const JSON_RPC = "ethereum/execution-apis, hex values";

const FORMS: readonly Forms[] = [
  {
    method: "eth_feeHistory",
    programs: "Geth, Nethermind",
    one: FEES,
    other: { ...FEES, gasUsedRatio: [0.6785840823] },
    origin: "NethermindEth/nethermind#11322",
  },
  {
    method: "eth_feeHistory",
    programs: "Geth, EDR",
    one: { ...FEES, baseFeePerBlobGas: ["0x1", "0x1"], blobGasUsedRatio: [0] },
    other: FEES,
    origin: "NomicFoundation/edr#390",
  },
  {
    method: "eth_feeHistory",
    programs: "Besu, Geth",
    one: { ...FEES, reward: null },
    other: FEES,
    origin: "besu-eth/besu#8580",
  },
  {
    method: "eth_getBalance",
    programs: "ganache, Geth",
    one: "0x021e19e0c9bab2400000",
    other: "0x21e19e0c9bab2400000",
    origin: "ConsenSys-archive/ganache-cli-archive#220",
  },
  {
    method: "eth_getBalance",
    programs: "SputnikVM, Geth",
    one: "0x",
    other: "0x0",
    origin: "ETCDEVTeam/sputnikvm-dev#38",
  },
  {
    method: "eth_getTransactionCount",
    programs: "ganache, Geth",
    one: "0x01",
    other: "0x1",
    origin: "ConsenSys-archive/ganache-cli-archive#220",
  },
  {
    method: "eth_getBlockTransactionCountByNumber",
    programs: "any",
    one: "0x0A",
    other: "0xa",
    origin: JSON_RPC,
  },
  {
    method: "eth_getBlockTransactionCountByHash",
    programs: "any",
    one: "0x0a",
    other: "0xA",
    origin: JSON_RPC,
  },
  {
    method: "eth_getStorageAt",
    programs: "Erigon, Geth",
    one: "0x5d",
    other: `0x${"5d".padStart(64, "0")}`,
    origin: "erigontech/erigon#1110",
  },
  {
    method: "eth_getStorageAt",
    programs: "Nethermind, Geth",
    one: "0x",
    other: ZERO_WORD,
    origin: "NethermindEth/nethermind#2006",
  },
  {
    method: "eth_getStorageAt",
    programs: "Oasis, Geth",
    one: "0x0",
    other: ZERO_WORD,
    origin: "oasisprotocol/oasis-web3-gateway#595",
  },
  {
    method: "eth_getProof",
    programs: "Nethermind, Geth",
    one: { ...PROOF, storageProof: [{ ...PROOF.storageProof[0], value: "0x041337600e1" }] },
    other: PROOF,
    origin: "NethermindEth/nethermind#6391",
  },
  {
    method: "eth_getProof",
    programs: "Besu, Geth",
    one: { ...PROOF, storageProof: [{ ...PROOF.storageProof[0], key: "0x0" }] },
    other: PROOF,
    origin: "besu-eth/besu#4504",
  },
  { method: "eth_call", programs: "any", one: "0xABCDEF", other: "0xabcdef", origin: JSON_RPC },
  { method: "eth_getCode", programs: "any", one: "0x60FF", other: "0x60ff", origin: JSON_RPC },
  {
    method: "eth_getLogs",
    programs: "Geth, Besu",
    one: [{ ...LOG, address: ADDRESS.toLowerCase(), logIndex: "0x00", removed: false }],
    other: [LOG],
    origin: JSON_RPC,
  },
  { method: "eth_getLogs", programs: "Bor, Geth", one: null, other: [], origin: JSON_RPC },
  {
    method: "eth_getTransactionByHash",
    programs: "Geth, Besu",
    one: { ...TRANSACTION, blockHash: null, blockNumber: null, yParity: "0x1" },
    other: { ...TRANSACTION, value: "0x021e" },
    origin: JSON_RPC,
  },
  {
    method: "eth_getTransactionReceipt",
    programs: "Geth, Erigon",
    one: { ...RECEIPT, blobGasUsed: "0x20000" },
    other: { transactionHash: HASH, status: "0x01", gasUsed: "0x5208", logs: [LOG] },
    origin: JSON_RPC,
  },
  {
    method: "eth_getBlockReceipts",
    programs: "Geth, Erigon",
    one: [RECEIPT],
    other: [{ ...RECEIPT, contractAddress: undefined }],
    origin: JSON_RPC,
  },
  {
    method: "eth_getBlockByNumber",
    programs: "Geth, Nethermind",
    one: { ...BLOCK, nonce: "0x0", uncles: null, totalDifficulty: "0x0", baseFeePerGas: null },
    other: BLOCK,
    origin: JSON_RPC,
  },
  {
    method: "eth_getBlockByHash",
    programs: "Geth, Besu",
    one: { ...BLOCK, transactions: [{ ...TRANSACTION, to: null }] },
    other: { ...BLOCK, transactions: [{ ...TRANSACTION, to: undefined }] },
    origin: JSON_RPC,
  },
  {
    method: "eth_createAccessList",
    programs: "Geth, Besu",
    one: { accessList: LIST, gasUsed: "0x5208" },
    other: {
      accessList: [LIST[1], { ...LIST[0], storageKeys: ["0x0", HASH] }],
      gasUsed: "0x05208",
      error: null,
    },
    origin: "EIP-2930, a list of no order",
  },
  {
    method: "eth_simulateV1",
    programs: "Geth, Nethermind",
    one: SIMULATED,
    other: [
      {
        ...SIMULATED[0],
        hash: HASH,
        calls: [{ ...SIMULATED[0]?.calls[0], gasUsed: "0x05208", error: null }],
      },
    ],
    origin: "NethermindEth/nethermind ErrorCodes.cs",
  },
  {
    method: "web3_sha3",
    programs: "any",
    one: HASH.toUpperCase().replace("0X", "0x"),
    other: HASH,
    origin: JSON_RPC,
  },
  {
    method: "trace_call",
    programs: "any",
    one: { output: "0xAB", gas: "0x021e", trace: null },
    other: { gas: "0x21e", output: "0xab" },
    origin: JSON_RPC,
  },
];

const shapeOf = (method: string) => {
  const rule = ruleFor(method, ["trace_call"]);
  if (rule.how !== "agree") throw new Error(`${method} is not answered by agreement.`);
  return rule.shape;
};

describe("answers that mean the same", () => {
  for (const { method, programs, one, other, origin } of FORMS) {
    it(`are one answer to ${method}: ${programs} (${origin})`, () => {
      expect(isSameAnswer(one, other, shapeOf(method))).to.equal(true);
      expect(isSameAnswer(other, one, shapeOf(method))).to.equal(true);
    });
  }

  for (const [what, method, one, other] of [
    ["a word and another one", "eth_getStorageAt", "0x5d", "0x5e"],
    ["no block and an empty one", "eth_getBlockReceipts", null, []],
    ["a block and none", "eth_getBlockByNumber", BLOCK, null],
    ["bytes and fewer of them", "eth_call", ZERO_WORD, "0x00"],
    [
      "a list and another one",
      "eth_createAccessList",
      { accessList: LIST },
      { accessList: [LIST[0], LIST[0]] },
    ],
    ["a log's data and longer ones", "eth_getLogs", [LOG], [{ ...LOG, data: "0x000001" }]],
    ["a fee and another one", "eth_feeHistory", FEES, { ...FEES, baseFeePerGas: ["0x7", "0x8"] }],
    ["a ratio and another one", "eth_feeHistory", FEES, { ...FEES, gasUsedRatio: [0.6786] }],
    ["a proof and another one", "eth_getProof", PROOF, { ...PROOF, accountProof: ["0xf9011100"] }],
    ["bytes and a quantity", "trace_call", { output: "0x0001" }, { output: "0x01" }],
  ] as const) {
    it(`are not ${what}`, () => {
      expect(isSameAnswer(one, other, shapeOf(method))).to.equal(false);
      expect(isSameAnswer(other, one, shapeOf(method))).to.equal(false);
    });
  }
});
