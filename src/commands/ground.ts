import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { Chain, type Eip1193 } from "../deploy/chain.ts";
import { connectionsTo } from "../drill/connection.ts";
import { openSession } from "../drill/openSession.ts";
import type { DrillSession, NodeConnection } from "../drill/session.ts";
import { misuse } from "../problem.ts";
import { createResilientTransport } from "../transport/transport.ts";
import { folderOf } from "./site.ts";

/** The nodes that a task reads from, and the block it reads at. */

/** Where a deployment's record is looked for, and the nodes that are asked. */
export interface Ground {
  readonly chain: Chain;
  readonly folder: string;
  readonly connections: readonly NodeConnection[];
}

export const groundOf = async (hre: HardhatRuntimeEnvironment, rpc: string): Promise<Ground> => {
  const folder = folderOf(hre);
  if (rpc !== "") {
    const connections = connectionsTo(rpc);
    const [first] = connections;
    if (first === undefined) throw misuse("--rpc", "it names no node: give an address.");
    const provider: Eip1193 = {
      request: ({ method, params }) => first.request(method, (params ?? []) as readonly unknown[]),
    };
    return { chain: new Chain(provider, first.name), folder, connections };
  }
  const { provider, networkName: name } = await hre.network.create();
  const connection: NodeConnection = {
    name,
    request: (method, params) => provider.request({ method, params: [...params] }),
  };
  return { chain: new Chain(provider, name), folder, connections: [connection] };
};

/** The number that `--block` gives; nothing for the latest. */
export const blockNumber = (block: string): number | undefined => {
  if (block === "" || block === "latest") return undefined;
  if (/^[0-9]{1,15}$/.test(block)) return Number(block);
  throw misuse("--block", `"${block}" is no number of a block: give one, or nothing for the latest.`);
};

/** Opens every node at one block. */
export const openSessions = async (
  connections: readonly NodeConnection[],
  block: number | undefined,
): Promise<DrillSession[]> => {
  const sessions: DrillSession[] = [];
  for (const connection of connections) {
    sessions.push(await openSession(connection, block ?? sessions[0]?.block.number));
  }
  return sessions;
};

/** Enough for a call with thousands of cells. */
const DEADLINE_MS = 120_000;

/**
 * The same as one node, over as many as are named: they answer by agreement, so that one which lies or stops is outvoted.
 */
export const resilientGround = async (
  hre: HardhatRuntimeEnvironment,
  rpc: string,
  chainId: number,
): Promise<Ground> => {
  const addresses = rpc.split(",").map((one) => one.trim());
  if (rpc === "" || addresses.length === 1) return groundOf(hre, rpc);
  const transport = createResilientTransport({
    endpoints: addresses,
    chainId,
    deadlineMs: DEADLINE_MS,
    maxResponseBytes: 2 ** 26,
  });
  const name = `${addresses.length} nodes`;
  const connection: NodeConnection = {
    name,
    request: (method, params) => transport.request({ method, params }),
  };
  const provider: Eip1193 = { request: ({ method, params }) => transport.request({ method, params }) };
  return { chain: new Chain(provider, name), folder: folderOf(hre), connections: [connection] };
};
