import type { Spec } from "../../spec/schema.ts";
import type { ConsumerUpgrade, Holder, ProviderControl } from "../oracleFacts.ts";
import { holdersOf, type Outsiders } from "./accounts.ts";
import type { ChainReader } from "./chainReader.ts";
import { namedAddress, upgradeOf } from "./proxies.ts";

/** Who can change what stands around an oracle: the feeds that it reads, and the contracts that read it. */

/** Who can change a feed: its owner, or the admin of its proxy; nothing where neither shows. */
export const providerControl = async (
  reader: ChainReader,
  feed: string,
  outsiders: Outsiders,
): Promise<ProviderControl | null> => {
  const upgrade = await upgradeOf(reader, feed);
  const [owner] = await reader.ask([{ to: feed, signature: "owner()", returns: ["address"] }]);
  const accounts = [upgrade.admin, namedAddress(owner)].filter((one) => one !== undefined);
  if (owner !== undefined && accounts.length === 0) {
    const nobody: Holder = { address: null, kind: "none", signers: null, threshold: null, outsiders: null };
    return { holder: nobody, delaySeconds: 0 };
  }
  const found = [];
  for (const account of accounts) found.push(...(await holdersOf(reader, account, outsiders)).holders);
  // The swiftest of them decides.
  const [first] = found.toSorted((one, other) => one.delaySeconds - other.delaySeconds);
  return first === undefined ? null : { holder: first.holder, delaySeconds: first.delaySeconds };
};

/** What consumers of an oracle run may be changed: the swiftest way to other code; null for none. */
export const consumerUpgrades = async (
  { reader, spec }: { readonly reader: ChainReader; readonly spec: Spec },
  subject: string,
  outsiders: Outsiders,
) => {
  const readers = Object.entries(spec.consumers).filter(
    ([, { oracle }]) => oracle === undefined || oracle === subject,
  );
  if (readers.length === 0) return undefined;
  const rows: ConsumerUpgrade[] = [];
  for (const [name, { address }] of readers) {
    const { admin, kind } = await upgradeOf(reader, address);
    if (kind === "none") {
      rows.push({ name, delaySeconds: null });
      continue;
    }
    const found = admin === undefined ? undefined : await holdersOf(reader, admin, outsiders);
    // An upgrade that nobody was found for may come at once.
    if (found === undefined) {
      rows.push({ name, delaySeconds: 0 });
      continue;
    }
    const holders = found.holders.filter(({ holder }) => holder.kind !== "none");
    const delays = holders.map(({ delaySeconds }) => delaySeconds);
    rows.push({ name, delaySeconds: delays.length === 0 ? null : Math.min(...delays), holders });
  }
  return rows;
};
