import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { trackTransaction, wipe } from "@nomicfoundation/ignition-core";
import type { ArtifactResolver } from "@nomicfoundation/ignition-core";
import { z } from "zod";
import type { Chain } from "./chain.ts";
import { lostOf, type Numbered, type Sent } from "./lostTransactions.ts";
import { notObserved } from "../problem.ts";

/** What Ignition's journal says of a deployment, and what an interruption left in it. */

const messageSchema = z.looseObject({
  type: z.string(),
  futureId: z.string().optional(),
  from: z.string().optional(),
  nonce: z.number().optional(),
  networkInteractionId: z.number().optional(),
  transaction: z.looseObject({ hash: z.string() }).optional(),
  result: z
    .looseObject({ type: z.string(), address: z.string().optional(), error: z.unknown().optional() })
    .optional(),
});

type Message = z.infer<typeof messageSchema>;

/** Where a contract was deployed, and by which transaction. */
export interface Deployed {
  readonly address: string;
  readonly transaction: string | null;
}

/** A journal, by the ids that the modules give, without the name of the module. */
export interface Journal {
  readonly deployed: ReadonlyMap<string, Deployed>;
  /** Whole ids of what began and did not end. */
  readonly unfinished: readonly string[];
  /** Whole ids of what failed. */
  readonly failed: readonly string[];
  /** What was about to be sent when the program ended, and may have been. */
  readonly unsent: readonly Numbered[];
  /** What was sent and is in no block, as far as anybody wrote that down. */
  readonly sent: readonly Sent[];
  /** Whole ids of what Ignition found to be lost, and means to send again with the number that it had. */
  readonly lost: readonly string[];
}

const bareId = (id: string): string => id.slice(id.indexOf("#") + 1);

const readMessages = async (directory: string): Promise<Message[]> => {
  const path = join(directory, "journal.jsonl");
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    try {
      return messageSchema.parse(JSON.parse(line));
    } catch {
      throw notObserved(
        `Line ${index + 1} of ${path} cannot be read: restore the file from version control, or remove the line if it is the last and incomplete.`,
      );
    }
  });
};

const fold = (messages: readonly Message[]): Journal => {
  const deployed = new Map<string, Deployed>();
  const begun = new Map<string, string>();
  const hashes = new Map<string, string>();
  const failed = new Set<string>();
  const prepared = new Map<string, number>();
  const sent = new Map<string, { readonly nonce: number; readonly hashes: readonly string[] }>();
  const lost = new Set<string>();
  const forget = (id: string): void => {
    for (const kept of [prepared, sent, lost]) kept.delete(id);
  };
  for (const { type, futureId = "", from, nonce, transaction, result } of messages) {
    if (type.endsWith("EXECUTION_STATE_INITIALIZE")) begun.set(futureId, from ?? "");
    if (type === "TRANSACTION_PREPARE_SEND" && nonce !== undefined) {
      lost.delete(futureId);
      prepared.set(futureId, nonce);
    }
    if (type === "TRANSACTION_SEND" && transaction !== undefined) {
      const { hash } = transaction;
      const before = sent.get(futureId);
      const number = nonce ?? prepared.get(futureId) ?? before?.nonce;
      forget(futureId);
      hashes.set(futureId, hash);
      const all = before?.nonce === number ? [...(before?.hashes ?? []), hash] : [hash];
      if (number !== undefined) sent.set(futureId, { nonce: number, hashes: all });
    }
    if (type === "TRANSACTION_CONFIRM") forget(futureId);
    if (type === "ONCHAIN_INTERACTION_REPLACED_BY_USER" || type === "ONCHAIN_INTERACTION_DROPPED") {
      forget(futureId);
      lost.add(futureId);
    }
    if (type === "WIPE_APPLY") {
      for (const map of [begun, hashes]) map.delete(futureId);
      forget(futureId);
      failed.delete(futureId);
    }
    if (!type.endsWith("EXECUTION_STATE_COMPLETE")) continue;
    forget(futureId);
    if (result?.type !== "SUCCESS") {
      failed.add(futureId);
      continue;
    }
    begun.delete(futureId);
    if (type === "DEPLOYMENT_EXECUTION_STATE_COMPLETE" && result.address !== undefined) {
      deployed.set(bareId(futureId), { address: result.address, transaction: hashes.get(futureId) ?? null });
    }
  }
  // What only looks at the chain ends where it begins.
  const sends = [...begun].filter(([, from]) => from !== "");
  const unsent = sends.flatMap(([id, from]) => {
    const nonce = prepared.get(id);
    return nonce === undefined ? [] : [{ id, from, nonce }];
  });
  const underWay = sends.flatMap(([id, from]) => {
    const one = sent.get(id);
    return one === undefined || failed.has(id) ? [] : [{ id, from, ...one }];
  });
  const unfinished = sends.map(([id]) => id).filter((id) => !failed.has(id));
  return { deployed, unfinished, failed: [...failed], unsent, sent: underWay, lost: [...lost] };
};

/**
 * Reads the journal of a deployment; empty where there is none.
 * @throws Problem where it is no journal.
 */
export const readJournal = async (directory: string): Promise<Journal> => fold(await readMessages(directory));

/** The transaction with which an account used a number, looked for between two blocks, or among those that wait. */
const findTransaction = async (
  chain: Chain,
  from: string,
  nonce: number,
  earliest: number,
): Promise<string | undefined> => {
  const isSought = (transaction: { readonly from: string; readonly nonce: string }) =>
    transaction.from.toLowerCase() === from.toLowerCase() && Number(transaction.nonce) === nonce;
  const latest = (await chain.block()).number;
  if ((await chain.transactionCount(from, "latest")) <= nonce) {
    return (await chain.transactions("pending")).find(isSought)?.hash;
  }
  let [low, high] = [earliest, latest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await chain.transactionCount(from, middle)) > nonce) high = middle;
    else low = middle + 1;
  }
  return (await chain.transactions(low)).find(isSought)?.hash;
};

/**
 * Puts a journal in order after an interruption: what failed, or was lost by the nodes, will be tried again; what was sent
 * without being written down is found on the chain, so that nothing is sent twice; what is wanted no more is forgotten.
 * @param earliest A block before the deployment began.
 * @param wanted Whole ids of what is to be deployed now.
 * @throws Problem where a transaction waits that the node does not show, or for one that there is not.
 */
export const repairJournal = async (
  directory: string,
  chain: Chain,
  resolver: ArtifactResolver,
  earliest: number,
  wanted: readonly string[],
): Promise<void> => {
  const { failed, unsent } = await readJournal(directory);
  for (const id of failed) await wipe(directory, resolver, id);
  for (const { id, from, nonce } of unsent) {
    const hash = await findTransaction(chain, from, nonce, earliest);
    if (hash !== undefined) await trackTransaction(directory, hash, chain.provider, 1);
    else if ((await chain.transactionCount(from, "pending")) <= nonce) await wipe(directory, resolver, id);
    else {
      throw notObserved(
        `The transaction ${nonce} of ${from} waits for a block, and the network "${chain.name}" does not show it: run the same command again once it is in one.`,
      );
    }
  }
  const { sent, lost } = await readJournal(directory);
  // Else the number that it had would be held for it, though the account has gone on, or never come so far.
  for (const id of [...lost, ...(await lostOf(chain, sent))]) await wipe(directory, resolver, id);
  // Its number would be waited for.
  const { unfinished } = await readJournal(directory);
  for (const id of unfinished) if (!wanted.includes(id)) await wipe(directory, resolver, id);
};
