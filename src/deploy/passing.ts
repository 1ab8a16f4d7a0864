import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Eip1193 } from "./chain.ts";

/** A connection to a network, as `hre.network.create()` of Hardhat 3 gives it. */
export interface NetworkConnection {
  readonly provider: Eip1193;
  /** Its name in the Hardhat config, for sentences. */
  readonly networkName: string;
  /** Tells a chain in Hardhat's own process, `edr-simulated`; a connection without it counts as one to a chain that lasts. */
  readonly networkConfig?: { readonly type: string };
}

/** Whether the chain ends with the program, so that nothing about it is worth keeping. */
export const isPassing = ({ networkConfig }: NetworkConnection): boolean =>
  networkConfig?.type === "edr-simulated";

/**
 * Does something in the folder of deployments; where the chain ends with the program in one that is removed after it. A chain
 * in this process has the id of a local node, and would take the node's record for that of a chain that is gone.
 * @param folder Of a chain that lasts.
 */
export const inFolderFor = async <Result>(
  connection: NetworkConnection,
  folder: string,
  act: (folder: string) => Promise<Result>,
): Promise<Result> => {
  if (!isPassing(connection)) return act(folder);
  const passing = await mkdtemp(join(tmpdir(), "holdfast-"));
  try {
    return await act(passing);
  } finally {
    await rm(passing, { recursive: true, force: true });
  }
};
