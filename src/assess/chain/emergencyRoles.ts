import type { Spec } from "../../spec/schema.ts";
import type { ProtocolFacts } from "../protocolFacts.ts";
import { openManager } from "./accessManager.ts";
import type { ChainReader } from "./chainReader.ts";
import { namedAddress } from "./proxies.ts";

/** Who may do what in an emergency, and whether one of them can take the power of another within a day. */

const DAY_SECONDS = 86_400;
const ADMIN = 0n;

type EmergencyRoles = NonNullable<ProtocolFacts["emergencyRoles"]>["value"];

/**
 * @param oracles Addresses of the oracles, whose manager gives the roles.
 * @returns Nothing where no role is declared.
 */
export const emergencyRolesOf = async (
  reader: ChainReader,
  { infrastructure, roles }: Spec,
  oracles: readonly string[],
): Promise<EmergencyRoles | undefined> => {
  const declared: Readonly<Record<string, string>> | undefined =
    infrastructure?.emergencyRoles ?? (roles && { governor: roles.governor, guardian: roles.guardian });
  if (declared === undefined) return undefined;
  const authorities = await reader.ask(
    oracles.map((to) => ({ to, signature: "authority()", returns: ["address"] })),
  );
  const manager = authorities.map(namedAddress).find((one) => one !== undefined);
  if (manager === undefined) return { roles: declared, canRemove: null };
  const admins = await openManager(reader, manager, new Map()).members(ADMIN);
  const canRemove = admins?.some(({ delaySeconds }) => delaySeconds < DAY_SECONDS) ?? null;
  return { roles: declared, canRemove };
};
