import { randomBytes } from "node:crypto";
import { hexlify, toQuantity } from "ethers";
import { misuse, notObserved, Problem } from "../problem.ts";
import { overrideProbe, type ProbeAnswer } from "./board.ts";
import type { DrillSession, NodeConnection, PinnedBlock } from "./session.ts";

/** Opens a node at a block: proves that it honours overrides, and finds out how it wants to be asked. */

/** Gas of a call where the node gives it: below what makes a node give up after its five seconds. */
const WANTED_GAS = 60_000_000;
/** The sixth asks for less than two million: not enough for one cell. */
const MOST_GAS_TRIES = 6;
/** Who sends a call where nobody else has to: an account without code, which is not the board. */
const CALLER = "0xca11e2000000000000000000000000000ca11e20";

const messageOf = (failure: unknown): string => {
  const message = failure instanceof Error ? failure.message : String(failure);
  return message.split("\n")[0]?.slice(0, 200) ?? "";
};

const isAbout = (failure: unknown, words: RegExp): boolean => words.test(messageOf(failure));
const GAS_WORDS =
  /gas (?:limit|cap|allowance)|cap \(|exceeds? .*(?:gas|cap)|intrinsic gas|gas.*(?:too (?:high|large)|greater)/i;
const BLOCK_WORDS =
  /missing trie node|header not found|unknown block|not available|pruned|historical state|block.*not found|state.*(?:missing|not found)/i;
const FORM_WORDS =
  /invalid (?:argument|params|block)|expected|cannot unmarshal|trailing|unsupported|must be|parse/i;

interface RawBlock {
  readonly number: string;
  readonly hash: string;
  readonly timestamp: string;
}

type BlockReference = { readonly blockHash: string; readonly requireCanonical: true } | string;

/** How calls are sent to this node: what its probe found. */
interface Manner {
  readonly reference: BlockReference;
  /** Nothing where the node gives by itself what it would not be asked for. */
  readonly gas: number | undefined;
}

const noOverrides = (name: string, what: string): Problem =>
  notObserved(
    `The network "${name}" does not honour state overrides in eth_call (${what}), so that a drill would show a healthy oracle whatever fails: use a node that does, such as geth, reth, besu, nethermind, erigon or anvil.`,
  );

const judgeProbe = (
  name: string,
  probe: ReturnType<typeof overrideProbe>,
  nonce: bigint,
  data: string,
  block: PinnedBlock,
): ProbeAnswer => {
  const answer = probe.read(data);
  if (answer === undefined) throw noOverrides(name, "a known one was ignored");
  if (answer.nonce !== nonce) throw noOverrides(name, "a known one answered for another");
  if (answer.balance !== probe.balance) throw noOverrides(name, "a balance was ignored");
  if (answer.blockTime !== block.timestamp) {
    throw notObserved(
      `The network "${name}" ran a call for block ${block.number} at the time ${answer.blockTime} in place of ${block.timestamp}: it does not answer for the block that it is asked about; use another node.`,
    );
  }
  return answer;
};

/** Asks whether the node honours overrides, and finds out on the way what it takes. */
const findManner = async (
  { name, request }: NodeConnection,
  block: PinnedBlock,
): Promise<{ readonly manner: Manner; readonly gasPerCall: number }> => {
  const nonce = BigInt(hexlify(randomBytes(8)));
  const probe = overrideProbe(nonce);
  let reference: BlockReference = { blockHash: block.hash, requireCanonical: true };
  let gas: number | undefined = WANTED_GAS;
  let tried = 0;
  for (;;) {
    const call = { from: CALLER, to: probe.to, data: probe.data, ...(gas && { gas: toQuantity(gas) }) };
    try {
      const data = String(await request("eth_call", [call, reference, probe.overrides]));
      const answer = judgeProbe(name, probe, nonce, data, block);
      const given = gas === undefined ? answer.gas : Math.min(gas, answer.gas);
      return { manner: { reference, gas }, gasPerCall: Math.min(WANTED_GAS, given) };
    } catch (failure) {
      if (failure instanceof Problem) throw failure;
      if (isAbout(failure, GAS_WORDS) && tried < MOST_GAS_TRIES) {
        // What the node gives by itself first; then half, a quarter and so on of what was wanted.
        tried += 1;
        gas = tried === 1 ? undefined : Math.floor(WANTED_GAS / 2 ** (tried - 1));
        continue;
      }
      if (isAbout(failure, /invalid opcode|opcode.*not|unknown opcode|InvalidFEOpcode|NotActivated/i)) {
        throw notObserved(
          `The network "${name}" runs a hard fork before Cancun, on which the drill's own code does not run: drill it through a node of its present fork.`,
        );
      }
      if (isAbout(failure, BLOCK_WORDS)) {
        throw notObserved(
          `The network "${name}" has no state of block ${block.number} any more (${messageOf(failure)}): use an archive node, or a later block.`,
        );
      }
      if (typeof reference !== "string" && isAbout(failure, FORM_WORDS)) {
        // A node that takes no hash is asked by number, and its block is looked at again in the end.
        reference = toQuantity(block.number);
        continue;
      }
      throw noOverrides(name, messageOf(failure));
    }
  }
};

const pin = async ({ name, request }: NodeConnection, wanted: number | undefined): Promise<PinnedBlock> => {
  const tag = wanted === undefined ? "latest" : toQuantity(wanted);
  const raw = (await request("eth_getBlockByNumber", [tag, false])) as RawBlock | null;
  if (raw === null) {
    throw misuse("--block", `The network "${name}" has no block ${wanted ?? "at all"}: give an earlier one.`);
  }
  return { number: Number(raw.number), hash: raw.hash, timestamp: Number(raw.timestamp) };
};

/** Requests that say what is wrong where they fail on their way. */
const guarded = (connection: NodeConnection): NodeConnection & { readonly count: () => number } => {
  let count = 0;
  return {
    name: connection.name,
    count: () => count,
    request: (method, params) => {
      count += 1;
      return connection.request(method, params);
    },
  };
};

const unanswered = (name: string, method: string, failure: unknown): Problem =>
  failure instanceof Problem
    ? failure
    : notObserved(
        `The network "${name}" does not answer ${method} (${messageOf(failure)}): start it, or give another with --rpc.`,
      );

/**
 * Opens a node at a block.
 * @param wanted Number of the block; the latest unless given.
 * @throws Problem with exit code 3 where it cannot be reached, has no such state, or does not honour overrides.
 */
export const openSession = async (connection: NodeConnection, wanted?: number): Promise<DrillSession> => {
  const node = guarded(connection);
  const request = async <T>(method: string, params: readonly unknown[]): Promise<T> => {
    try {
      return (await node.request(method, params)) as T;
    } catch (failure) {
      throw unanswered(node.name, method, failure);
    }
  };
  let block: PinnedBlock;
  let chainId: string;
  let client: string;
  try {
    [block, chainId, client] = await Promise.all([
      pin(node, wanted),
      request<string>("eth_chainId", []),
      // A node may keep to itself what it is.
      node.request("web3_clientVersion", []).then(String, () => "unknown"),
    ]);
  } catch (failure) {
    throw unanswered(node.name, "eth_getBlockByNumber", failure);
  }
  const { manner, gasPerCall } = await findManner(node, block);
  const { reference, gas } = manner;
  return {
    name: node.name,
    chainId: Number(chainId),
    client,
    block,
    blockTag: reference,
    gasPerCall,
    requests: node.count,
    request,
    call: ({ to, from = CALLER, data, overrides }) =>
      request<string>("eth_call", [
        { from, to, data, ...(gas && { gas: toQuantity(gas) }) },
        reference,
        overrides,
      ]),
  };
};
