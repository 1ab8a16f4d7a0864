import { dataSlice, getAddress, ZeroAddress } from "ethers";
import type { ChainReader } from "./chainReader.ts";

/** What stands behind an address, and who may put something else there. */

/** Slots of EIP-1967, EIP-1822 and of ZeppelinOS before them. */
const IMPLEMENTATION_SLOTS = [
  "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc",
  "0xc5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7",
  "0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3",
] as const;
const ADMIN_SLOTS = [
  "0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103",
  "0x10d6a54a4754c8869d6886b5f5d7fbfa5b4522237ea5c60d11bc4e7a1ff9390b",
] as const;
const BEACON_SLOT = "0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50";

/** EIP-1167: a proxy whose implementation stands in its code, for ever. */
const MINIMAL = /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3$/;

const addressIn = (word: string): string | undefined => {
  if (word === "0x" || BigInt(word) === 0n) return undefined;
  return getAddress(dataSlice(word, 12));
};

/** How the code behind an address may be changed. */
interface Upgrade {
  readonly implementation: string | undefined;
  /** Who may put another there; nothing where the proxy asks its own code. */
  readonly admin: string | undefined;
  readonly kind: "none" | "transparent" | "beacon" | "own" | "diamond";
}

const firstIn = async (
  reader: ChainReader,
  address: string,
  slots: readonly string[],
): Promise<string | undefined> => {
  for (const slot of slots) {
    const found = addressIn(await reader.word(address, slot));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Looks for everything by which the code of an address can be changed. */
export const upgradeOf = async (reader: ChainReader, address: string): Promise<Upgrade> => {
  if (MINIMAL.test(await reader.code(address))) {
    return { implementation: undefined, admin: undefined, kind: "none" };
  }
  const beacon = addressIn(await reader.word(address, BEACON_SLOT));
  if (beacon !== undefined) {
    const [implementation] = await reader.ask([
      { to: beacon, signature: "implementation()", returns: ["address"] },
    ]);
    return { implementation: implementation && String(implementation[0]), admin: beacon, kind: "beacon" };
  }
  const implementation = await firstIn(reader, address, IMPLEMENTATION_SLOTS);
  const admin = await firstIn(reader, address, ADMIN_SLOTS);
  if (implementation !== undefined) {
    return { implementation, admin, kind: admin === undefined ? "own" : "transparent" };
  }
  const [facets] = await reader.ask([{ to: address, signature: "facetAddresses()", returns: ["address[]"] }]);
  return { implementation: undefined, admin: undefined, kind: facets === undefined ? "none" : "diamond" };
};

/** The address that somebody named, where it is one that holds something. */
export const namedAddress = (answer: readonly unknown[] | undefined): string | undefined => {
  const address = answer === undefined ? undefined : String(answer[0]);
  return address === undefined || address === ZeroAddress ? undefined : address;
};
