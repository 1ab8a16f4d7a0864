import { dataSlice, getAddress, id, ZeroHash } from "ethers";
import type { ChainReader } from "./chainReader.ts";

/** Roles of OpenZeppelin's AccessControl, which a TimelockController has too. */

export const ACCESS_CONTROL_ADMIN = ZeroHash;
export const PROPOSER_ROLE = id("PROPOSER_ROLE");
export const EXECUTOR_ROLE = id("EXECUTOR_ROLE");

const GRANTED = id("RoleGranted(bytes32,address,address)");
const REVOKED = id("RoleRevoked(bytes32,address,address)");

/**
 * Who has a role now: candidates out of all events, each confirmed at the block.
 * @returns Nothing where the node does not give all events.
 */
export const roleHolders = async (
  reader: ChainReader,
  target: string,
  role: string,
): Promise<readonly string[] | undefined> => {
  const logs = await reader.logs(target, [GRANTED, REVOKED]);
  if (logs === undefined) return undefined;
  const named = logs
    .filter(({ topics }) => topics[0] === GRANTED && topics[1] === role)
    .map(({ topics }) => getAddress(dataSlice(topics[2] ?? ZeroHash, 12)));
  const accounts = [...new Set(named)];
  const replies = await reader.ask(
    accounts.map((account) => ({
      to: target,
      signature: "hasRole(bytes32,address)",
      args: [role, account],
      returns: ["bool"],
    })),
  );
  return accounts.filter((_, index) => replies[index]?.[0] === true);
};
