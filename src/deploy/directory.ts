import { rm } from "node:fs/promises";
import { join } from "node:path";
import { LOCAL_CHAIN_ID } from "../spec/schema.ts";
import type { Chain } from "./chain.ts";
import { type Journal, readJournal } from "./journal.ts";
import { type DeploymentRecord, readRecord } from "./record.ts";
import type { Standing } from "./survey.ts";
import { misuse } from "../problem.ts";

/** The folder of one deployment: Ignition's journal and our record. */

const ID = /^[a-zA-Z][a-zA-Z0-9_-]*$/;

/** A deployment's folder and what it says. */
export interface Deployment {
  readonly id: string;
  readonly directory: string;
  readonly standing: Standing;
  /** Of the chain's first block. */
  readonly genesis: string;
  /** Whether the folder is of a local chain that was started anew since. */
  readonly isOutdated: boolean;
}

const EMPTY: Standing = {
  journal: { deployed: new Map(), unfinished: [], failed: [], unsent: [], sent: [], lost: [] },
  record: undefined,
};

/** Whether a record is of a local chain that was started anew, or went back, since. */
const isOfAnother = async (
  chain: Chain,
  journal: Journal,
  record: DeploymentRecord | undefined,
): Promise<boolean> => {
  if (record !== undefined) {
    const { block, blockHash } = record;
    if ((await chain.block()).number < block || (await chain.block(block)).hash !== blockHash) return true;
  }
  const deployed = [...journal.deployed.values()];
  if (deployed.length === 0) return false;
  for (const { address } of deployed) if ((await chain.code(address)) !== "0x") return false;
  return true;
};

/** The id of a deployment that was given none. */
const defaultId = (chainId: number): string => `chain-${chainId}`;

/**
 * Reads what was written down about a deployment. On a local chain that was started anew it counts as nothing.
 * @param folder Hardhat's `paths.ignition`.
 * @throws Problem where the id is none, or the folder is of another chain.
 */
export const openDeployment = async (
  chain: Chain,
  chainId: number,
  folder: string,
  id: string = defaultId(chainId),
): Promise<Deployment> => {
  if (!ID.test(id)) {
    throw misuse(
      "",
      `The deployment id "${id}" is not allowed: begin with a letter, and go on with letters, digits, - and _.`,
    );
  }
  const directory = join(folder, "deployments", id);
  const genesis = (await chain.block(0)).hash;
  const record = await readRecord(directory);
  const base = { id, directory, genesis };
  if (record !== undefined && record.chainId !== chainId) {
    throw misuse(
      "",
      `The deployment "${id}" is of chain ${record.chainId}, and the network is chain ${chainId}: give another --id.`,
    );
  }
  const journal = await readJournal(directory);
  if (chainId === LOCAL_CHAIN_ID && (await isOfAnother(chain, journal, record))) {
    return { ...base, standing: EMPTY, isOutdated: true };
  }
  if (record !== undefined && record.genesis !== genesis) {
    throw misuse(
      "",
      `The deployment "${id}" began on another chain ${chainId} than this (its first block is ${record.genesis}, here ${genesis}): use the right node, or give another --id.`,
    );
  }
  return { ...base, standing: { journal, record }, isOutdated: false };
};

/** Removes the folder of a local chain that is gone. */
export const retireDeployment = async ({ directory, isOutdated }: Deployment): Promise<void> => {
  if (isOutdated) await rm(directory, { recursive: true, force: true });
};
