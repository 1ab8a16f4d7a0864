import { getAddress, keccak256, toBeHex, ZeroAddress } from "ethers";
import type { Holder } from "../oracleFacts.ts";
import { ACCESS_CONTROL_ADMIN, EXECUTOR_ROLE, PROPOSER_ROLE, roleHolders } from "./accessControl.ts";
import type { ChainReader } from "./chainReader.ts";
import { namedAddress, upgradeOf } from "./proxies.ts";
import { SAFE_SINGLETONS } from "./safeSingletons.ts";

/** Who finally decides behind an account. */

/** Chains of owners longer than this are not followed. */
const MOST_DEPTH = 5;

/** Attested shares of outsiders, by the addresses of multisigs. */
export type Outsiders = ReadonlyMap<string, number>;

/** A final holder, and what is waited on the way to it. */
export interface FoundHolder {
  readonly holder: Holder;
  readonly delaySeconds: number;
}

/** Everybody who can act as an account; not complete where some of them could not be found. */
export interface FoundHolders {
  readonly holders: readonly FoundHolder[];
  readonly isComplete: boolean;
}

const plain = (kind: Holder["kind"], address: string | null): Holder => ({
  address,
  kind,
  signers: null,
  threshold: null,
  outsiders: null,
});

/** Nobody: the power was given up. */
const NOBODY: FoundHolders = {
  holders: [{ holder: plain("none", null), delaySeconds: 0 }],
  isComplete: true,
};

/** Everybody, who needs no key at all. */
export const ANYBODY: FoundHolders = {
  holders: [{ holder: plain("eoa", "anybody"), delaySeconds: 0 }],
  isComplete: true,
};

/** An account with code that EIP-7702 lent it is a key all the same. */
const isKey = (code: string): boolean => code === "0x" || /^0xef0100[0-9a-f]{40}$/.test(code);

const isSafe = async (reader: ChainReader, address: string): Promise<boolean> => {
  const word = await reader.word(address, toBeHex(0, 32));
  if (word === "0x" || BigInt(word) === 0n || BigInt(word) >> 160n !== 0n) return false;
  const singleton = await reader.code(getAddress(toBeHex(BigInt(word), 20)));
  return singleton !== "0x" && SAFE_SINGLETONS.has(keccak256(singleton));
};

const FIRST_MODULE = "0x0000000000000000000000000000000000000001";
const MOST_MODULES = 50;

/** A multisig whose code is known; with a module, which may pass by the threshold, it is a contract that nobody here knows. */
const safeOf = async (
  reader: ChainReader,
  address: string,
  outsiders: Outsiders,
): Promise<Holder | undefined> => {
  if (!(await isSafe(reader, address))) return undefined;
  const [owners, threshold, modules] = await reader.ask([
    { to: address, signature: "getOwners()", returns: ["address[]"] },
    { to: address, signature: "getThreshold()", returns: ["uint256"] },
    {
      to: address,
      signature: "getModulesPaginated(address,uint256)",
      args: [FIRST_MODULE, MOST_MODULES],
      returns: ["address[]", "address"],
    },
  ]);
  if (owners === undefined || threshold === undefined || modules === undefined) return undefined;
  if ((modules[0] as readonly unknown[]).length > 0) return plain("contract", address);
  const signers = (owners[0] as readonly unknown[]).length;
  const attested = outsiders.get(address.toLowerCase());
  // A multisig of one is a key with a detour.
  if (signers === 1) return { ...plain("eoa", String((owners[0] as readonly unknown[])[0])) };
  return {
    address,
    kind: "safe",
    signers,
    threshold: Number(threshold[0]),
    outsiders: attested === undefined ? null : attested / signers,
  };
};

/** Who can act through a timelock, and how late: proposers after its delay, and whoever may give roles at once. */
const throughTimelock = async (
  reader: ChainReader,
  address: string,
  delay: number,
  outsiders: Outsiders,
  depth: number,
): Promise<FoundHolders> => {
  const proposers = await roleHolders(reader, address, PROPOSER_ROLE);
  const admins = await roleHolders(reader, address, ACCESS_CONTROL_ADMIN);
  const executors = await roleHolders(reader, address, EXECUTOR_ROLE);
  const found: FoundHolder[] = [];
  let isComplete = proposers !== undefined && admins !== undefined && executors !== undefined;
  const add = async (accounts: readonly string[], wait: number): Promise<void> => {
    for (const account of accounts) {
      if (account.toLowerCase() === address.toLowerCase()) continue;
      const own = await holdersOf(reader, account, outsiders, depth + 1);
      isComplete &&= own.isComplete;
      for (const { holder, delaySeconds } of own.holders) {
        found.push({ holder, delaySeconds: delaySeconds + wait });
      }
    }
  };
  await add(proposers ?? [], delay);
  await add(admins ?? [], 0);
  if (found.length === 0)
    return { holders: [{ holder: plain("timelock", address), delaySeconds: delay }], isComplete };
  return { holders: found, isComplete };
};

/**
 * Follows an account to whoever decides: a key, a multisig, a governor, through timelocks and owners.
 * @param outsiders What is attested of multisigs.
 */
export const holdersOf = async (
  reader: ChainReader,
  account: string,
  outsiders: Outsiders,
  depth = 0,
): Promise<FoundHolders> => {
  const address = getAddress(account);
  if (address === ZeroAddress) return NOBODY;
  if (isKey(await reader.code(address))) {
    return { holders: [{ holder: plain("eoa", address), delaySeconds: 0 }], isComplete: true };
  }
  const only = (holder: Holder, delaySeconds = 0, isComplete = true): FoundHolders => ({
    holders: [{ holder, delaySeconds }],
    isComplete,
  });
  const safe = await safeOf(reader, address, outsiders);
  if (safe !== undefined) return only(safe);
  const [minDelay, votingDelay, votingPeriod, owner] = await reader.ask([
    { to: address, signature: "getMinDelay()", returns: ["uint256"] },
    { to: address, signature: "votingDelay()", returns: ["uint256"] },
    { to: address, signature: "votingPeriod()", returns: ["uint256"] },
    { to: address, signature: "owner()", returns: ["address"] },
  ]);
  if (depth >= MOST_DEPTH) return only(plain("contract", address), 0, false);
  if (minDelay !== undefined) {
    return throughTimelock(reader, address, Number(minDelay[0]), outsiders, depth);
  }
  if (votingDelay !== undefined && votingPeriod !== undefined) return only(plain("governor", address));
  if (owner !== undefined) {
    const behind = namedAddress(owner);
    if (behind === undefined) return only(plain("contract", address));
    const followed = await holdersOf(reader, behind, outsiders, depth + 1);
    // What else the contract does is not known, so that its owner is one of perhaps several.
    return {
      holders: followed.holders,
      isComplete: followed.isComplete && (await isProxyAdmin(reader, address)),
    };
  }
  return only(plain("contract", address), 0, (await upgradeOf(reader, address)).kind === "none");
};

/** A contract that does nothing but change proxies for its owner. */
const isProxyAdmin = async (reader: ChainReader, address: string): Promise<boolean> => {
  const [version] = await reader.ask([
    { to: address, signature: "UPGRADE_INTERFACE_VERSION()", returns: ["string"] },
  ]);
  return version !== undefined;
};
