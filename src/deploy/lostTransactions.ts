import { setTimeout } from "node:timers/promises";
import { LOCAL_CHAIN_ID } from "../spec/schema.ts";
import { EXIT, notObserved, Problem } from "../problem.ts";
import type { Chain } from "./chain.ts";

/**
 * What became of transactions that were sent and are in no block. Nodes drop what waits too long or pays too little, and an
 * account may meanwhile have given the number to another transaction (NomicFoundation/hardhat-ignition#665).
 */

/** What an account gave one of its numbers to. */
export interface Numbered {
  /** Whole id in Ignition's journal. */
  readonly id: string;
  readonly from: string;
  readonly nonce: number;
}

/** A transaction under way; several hashes where its fees were raised. */
export interface Sent extends Numbered {
  readonly hashes: readonly string[];
}

/** Blocks after which another transaction keeps the number that it took, as Ignition counts them; on a local chain one. */
const CONFIRMATIONS = 5;

/** So often, and so far apart, a chain that lasts is asked again: behind one address are many nodes, of which some lag. */
const ASKS = 8;
const ASK_MILLISECONDS = 250;

const isLocal = async (chain: Chain): Promise<boolean> => (await chain.chainId()) === LOCAL_CHAIN_ID;

/** Whether a node knows the transaction after all. */
const isKnownLater = async (chain: Chain, { hashes }: Sent): Promise<boolean> => {
  if (await isLocal(chain)) return false;
  for (let ask = 0; ask < ASKS; ask += 1) {
    await setTimeout(ASK_MILLISECONDS);
    for (const hash of hashes) if ((await chain.transaction(hash)) !== undefined) return true;
  }
  return false;
};

/** Whether another transaction took the number for good. */
const isTaken = async (chain: Chain, { from, nonce }: Sent): Promise<boolean> => {
  if ((await chain.transactionCount(from, "latest")) <= nonce) return false;
  const needed = (await isLocal(chain)) ? 1 : CONFIRMATIONS;
  const settled = (await chain.block()).number - needed + 1;
  if (settled >= 0 && (await chain.transactionCount(from, settled)) > nonce) return true;
  throw notObserved(
    `Another transaction has the number ${nonce} of ${from} since less than ${needed} blocks: run the same command again once it has so many.`,
  );
};

/** Whether no node will ever put it into a block, as far as this one knows. */
const isLost = async (chain: Chain, sent: Sent): Promise<boolean> => {
  const { from, nonce, hashes } = sent;
  const next = await chain.transactionCount(from, "pending");
  for (const hash of hashes) {
    const known = await chain.transaction(hash);
    if (known === undefined) continue;
    if (known.blockNumber !== null || next > nonce) return false;
    throw new Problem(
      EXIT.gateFailed,
      `The transaction ${hash}, number ${nonce} of ${from}, waits for number ${next}, of which the network "${chain.name}" knows none: send one with that number from that account, for example of nothing to itself, and run the same command again.`,
    );
  }
  if ((await isTaken(chain, sent)) || next <= nonce) return !(await isKnownLater(chain, sent));
  throw notObserved(
    `Another transaction with the number ${nonce} of ${from} waits for a block: run the same command again once it is in one.`,
  );
};

/**
 * Whole ids of what has to be sent once more.
 * @throws Problem where that cannot be told yet, or something waits for a number that nothing has.
 */
export const lostOf = async (chain: Chain, all: readonly Sent[]): Promise<string[]> => {
  const lost: string[] = [];
  // By their numbers: the first one that is missing is what the others wait for.
  for (const sent of all.toSorted((one, other) => one.nonce - other.nonce)) {
    if (await isLost(chain, sent)) lost.push(sent.id);
  }
  return lost;
};
