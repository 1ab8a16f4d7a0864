import { dataSlice, getAddress, id, toBeHex } from "ethers";
import { ANYBODY, type FoundHolder, holdersOf, type Outsiders } from "./accounts.ts";
import type { ChainReader } from "./chainReader.ts";

/**
 * Roles of OpenZeppelin's AccessManager (5.7.0): who may call a function, and how late in truth. A role's own delay flatters: who
 * may give the role may give it without a delay, and an admin may give the function to another role.
 */

const GRANTED = id("RoleGranted(uint64,address,uint32,uint48,bool)");
const REVOKED = id("RoleRevoked(uint64,address)");

const ADMIN = 0n;
const PUBLIC = 2n ** 64n - 1n;

interface Member {
  readonly account: string;
  readonly delaySeconds: number;
}

/** One way to a call, by an account. */
interface Way {
  readonly account: string;
  readonly delaySeconds: number;
}

interface ManagerReader {
  /** Who has a role now; nothing where the node does not give all events. */
  members(role: bigint): Promise<readonly Member[] | undefined>;
  /** Everybody who can bring about a call of a function, each by its fastest way. */
  callers(
    target: string,
    selector: string,
  ): Promise<{
    readonly holders: readonly FoundHolder[];
    readonly isComplete: boolean;
    readonly role: bigint;
  }>;
  /** The same for giving everything to anybody, by the admins. */
  admins(target: string): Promise<{ readonly holders: readonly FoundHolder[]; readonly isComplete: boolean }>;
}

/** Reads a manager's roles. */
export const openManager = (reader: ChainReader, manager: string, outsiders: Outsiders): ManagerReader => {
  const ask = async (signature: string, args: readonly unknown[], returns: readonly string[]) =>
    (await reader.ask([{ to: manager, signature, args, returns }]))[0];
  let everyone: Promise<ReadonlyMap<bigint, readonly string[]> | undefined> | undefined;
  const named = async (): Promise<ReadonlyMap<bigint, readonly string[]> | undefined> => {
    const logs = await reader.logs(manager, [GRANTED, REVOKED]);
    if (logs === undefined) return undefined;
    const roles = new Map<bigint, string[]>();
    for (const { topics } of logs) {
      if (topics[0] !== GRANTED) continue;
      const role = BigInt(topics[1] ?? 0);
      const account = getAddress(dataSlice(topics[2] ?? toBeHex(0, 32), 12));
      const known = roles.get(role) ?? [];
      if (!known.includes(account)) known.push(account);
      roles.set(role, known);
    }
    return roles;
  };
  const members = async (role: bigint): Promise<readonly Member[] | undefined> => {
    everyone ??= named();
    const roles = await everyone;
    if (roles === undefined) return undefined;
    const accounts = roles.get(role) ?? [];
    const replies = await reader.ask(
      accounts.map((account) => ({
        to: manager,
        signature: "hasRole(uint64,address)",
        args: [role, account],
        returns: ["bool", "uint32"],
      })),
    );
    return accounts.flatMap((account, index): Member[] => {
      const [isMember, delay] = replies[index] ?? [];
      return isMember === true ? [{ account, delaySeconds: Number(delay) }] : [];
    });
  };
  const grantDelay = async (role: bigint): Promise<number> =>
    Number((await ask("getRoleGrantDelay(uint64)", [role], ["uint32"]))?.[0] ?? 0);
  const adminOf = async (role: bigint): Promise<bigint> =>
    BigInt(String((await ask("getRoleAdmin(uint64)", [role], ["uint64"]))?.[0] ?? ADMIN));

  /** Ways to act as a member of a role: by being one, or by making somebody one. */
  const waysTo = async (role: bigint, seen: readonly bigint[]): Promise<readonly Way[] | undefined> => {
    const own = await members(role);
    if (own === undefined) return undefined;
    const admin = await adminOf(role);
    if (seen.includes(role) || admin === role) return own;
    const above = await waysTo(admin, [...seen, role]);
    if (above === undefined) return undefined;
    const wait = await grantDelay(role);
    return [
      ...own,
      ...above.map(({ account, delaySeconds }) => ({ account, delaySeconds: delaySeconds + wait })),
    ];
  };
  const fastest = async (ways: readonly Way[]) => {
    const least = new Map<string, number>();
    for (const { account, delaySeconds } of ways) {
      least.set(account, Math.min(delaySeconds, least.get(account) ?? Number.POSITIVE_INFINITY));
    }
    const holders: FoundHolder[] = [];
    let isComplete = true;
    for (const [account, delay] of least) {
      const found = await holdersOf(reader, account, outsiders);
      isComplete &&= found.isComplete;
      holders.push(
        ...found.holders.map(({ holder, delaySeconds }) => ({ holder, delaySeconds: delaySeconds + delay })),
      );
    }
    return { holders, isComplete };
  };
  const adminWays = async (target: string): Promise<readonly Way[] | undefined> => {
    const own = await members(ADMIN);
    const least = Number((await ask("getTargetAdminDelay(address)", [target], ["uint32"]))?.[0] ?? 0);
    return own?.map(({ account, delaySeconds }) => ({
      account,
      delaySeconds: Math.max(delaySeconds, least),
    }));
  };
  return {
    members,
    callers: async (target, selector) => {
      const [role, closed] = await reader.ask([
        {
          to: manager,
          signature: "getTargetFunctionRole(address,bytes4)",
          args: [target, selector],
          returns: ["uint64"],
        },
        { to: manager, signature: "isTargetClosed(address)", args: [target], returns: ["bool"] },
      ]);
      if (role === undefined) return { holders: [], isComplete: false, role: ADMIN };
      const number = BigInt(String(role[0]));
      if (number === PUBLIC && closed?.[0] !== true) return { ...ANYBODY, role: number };
      const direct = closed?.[0] === true ? [] : await waysTo(number, []);
      const through = await adminWays(target);
      if (direct === undefined || through === undefined)
        return { holders: [], isComplete: false, role: number };
      return { ...(await fastest([...direct, ...through])), role: number };
    },
    admins: async (target) => {
      const ways = await adminWays(target);
      return ways === undefined ? { holders: [], isComplete: false } : fastest(ways);
    },
  };
};
