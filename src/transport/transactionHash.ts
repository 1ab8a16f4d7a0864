import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/** The type of a transaction with blobs, EIP-4844. */
const BLOB_TYPE = 3;
/** The first byte of a list in RLP; from the second on, that many more bytes say how long the list is. */
const [RLP_LIST, RLP_LONG_LIST] = [0xc0, 0xf7];

/** Where the list that begins at `start` has its content, and where it ends; undefined where no list begins there. */
const listAt = (
  bytes: Uint8Array,
  start: number,
): { readonly content: number; readonly end: number } | undefined => {
  const prefix = bytes[start];
  if (prefix === undefined || prefix < RLP_LIST) return undefined;
  const lengthBytes = Math.max(0, prefix - RLP_LONG_LIST);
  const content = start + 1 + lengthBytes;
  const length =
    lengthBytes === 0
      ? prefix - RLP_LIST
      : bytes.subarray(start + 1, content).reduce((value, byte) => value * 256 + byte, 0);
  const end = content + length;
  return end <= bytes.length ? { content, end } : undefined;
};

/**
 * What is hashed of a transaction: all of it, but of one that is sent with its blobs (EIP-4844) only its type and the
 * transaction itself, which is the first item of the list.
 */
const hashedOf = (bytes: Uint8Array): Uint8Array => {
  const [type] = bytes;
  if (type !== BLOB_TYPE) return bytes;
  const whole = listAt(bytes, 1);
  const transaction = whole && listAt(bytes, whole.content);
  return whole && transaction
    ? concatBytes(bytes.subarray(0, 1), bytes.subarray(whole.content, transaction.end))
    : bytes;
};

/** The hash of a signed transaction as `eth_sendRawTransaction` takes it; undefined for what is none. */
export const transactionHash = (raw: unknown): string | undefined => {
  if (typeof raw !== "string" || !/^0x(?:[0-9a-f]{2})+$/i.test(raw)) return undefined;
  return `0x${bytesToHex(keccak_256(hashedOf(hexToBytes(raw.slice(2)))))}`;
};
