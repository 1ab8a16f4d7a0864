import { LOCAL_CHAIN_ID, type Spec } from "../spec/schema.ts";
import { interfaceOf } from "../files/artifacts.ts";
import { BEHAVIORS } from "./behaviors.ts";
import type { Chain } from "./chain.ts";
import type { DeploymentRecord } from "./record.ts";
import { feedOf, priceUnits } from "./wanted.ts";
import { EXIT, misuse, Problem } from "../problem.ts";

/** Breaks and heals made-up feeds of a local chain, so that one can see what an oracle does then. */

const FEED = "FaultyFeed";

/** Its last update lies so long ago that no source of the spec takes it. */
const FREEZE = "freeze";
/** It answers with its price again, as of now. */
const HEAL = "heal";

/** The words that a feed can be broken or healed with. */
const FEED_FAULTS: readonly string[] = [FREEZE, HEAL, ...BEHAVIORS];

/** What was done to a feed. */
interface BrokenFeed {
  readonly feed: string;
  readonly address: string;
  readonly fault: string;
  readonly transactions: readonly string[];
}

const oldestAllowed = (spec: Spec, key: string): number =>
  Math.max(
    0,
    ...Object.values(spec.oracles).flatMap(({ sources }) =>
      sources.filter(({ feed }) => feed === key).map(({ maxAge }) => maxAge),
    ),
  );

const addressOf = (spec: Spec, record: DeploymentRecord | undefined, key: string): string => {
  const made = Object.keys(spec.feeds).filter((known) => spec.feeds[known]?.local !== undefined);
  if (!made.includes(key)) {
    throw misuse("", `"${key}" is no made-up feed of the spec: give one of ${made.join(", ") || "none"}.`);
  }
  const address = record?.feeds[key]?.address;
  if (address !== undefined) return address;
  throw new Problem(
    EXIT.gateFailed,
    `The feed "${key}" is not deployed: run "npx hardhat oracle deploy" first.`,
  );
};

/**
 * Breaks or heals a feed.
 * @param fault A word of `FEED_FAULTS`.
 * @throws Problem On every chain but a local one, and where feed or fault are none.
 */
export const breakFeed = async (
  chain: Chain,
  spec: Spec,
  record: DeploymentRecord | undefined,
  key: string,
  fault: string,
): Promise<BrokenFeed> => {
  const chainId = await chain.chainId();
  if (chainId !== LOCAL_CHAIN_ID || spec.network.chainId !== LOCAL_CHAIN_ID) {
    throw misuse(
      "",
      `Feeds are broken on a local chain (${LOCAL_CHAIN_ID}) only, and this is chain ${chainId}: give --network the name of a local one.`,
    );
  }
  if (!FEED_FAULTS.includes(fault)) {
    throw misuse("", `"${fault}" is no fault of a feed: give one of ${FEED_FAULTS.join(", ")}.`);
  }
  const address = addressOf(spec, record, key);
  const [from = ""] = await chain.accounts();
  const contract = interfaceOf(FEED);
  const transactions: string[] = [];
  const send = async (name: string, args: readonly unknown[]) => {
    const { hash } = await chain.send(from, address, contract.encodeFunctionData(name, args));
    transactions.push(hash);
  };
  const isDated = fault === FREEZE || fault === HEAL;
  await send("setBehavior", [isDated ? 0 : FEED_FAULTS.indexOf(fault) - FEED_FAULTS.indexOf(BEHAVIORS[0])]);
  if (isDated) {
    const { local, decimals } = feedOf(spec, key);
    const now = (await chain.block()).timestamp;
    const time = fault === HEAL ? now : Math.max(now - oldestAllowed(spec, key) - 1, 0);
    await send("setAnswer", [priceUnits(local?.price ?? "0", decimals, `feeds.${key}.local.price`), time]);
  }
  return { feed: key, address, fault, transactions };
};
