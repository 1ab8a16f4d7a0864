import { id as hashOf, parseUnits, ZeroAddress } from "ethers";
import { MODES, ROLES } from "../oracle/words.ts";
import { type Addresses, adapterCreation, type Wanted } from "../spec/adapterCreation.ts";
import type { FeedSpec, OracleSpec, Spec } from "../spec/schema.ts";
import { misuse } from "../problem.ts";

/**
 * What a spec wants deployed: each contract with its constructor's arguments. Other contracts stand in the arguments as
 * what `addressOf` makes of them: an address, an Ignition future, or an id that says what would be there.
 */

/** The governed settings without the oracle, in the order of `GovernedConfig`. */
export const GOVERNED_FIELDS = [
  "maxStepBps",
  "maxHold",
  "holdDriftBpsPerHour",
  "maxJumpBps",
  "confirmDelay",
  "jumpWindow",
  "commitInterval",
] as const;

const DIGITS_OF_ID = 10;

/** JSON with whole numbers of any size as text, in one spelling for equal values. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner));

/** Name of a contract that hangs on what it is made of, so that another content is another deployment. */
export const contentId = (name: string, content: unknown): string =>
  `${name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^(?=[0-9_])/, "N")}_${hashOf(canonical(content)).slice(2, 2 + DIGITS_OF_ID)}`;

/**
 * A price as a whole number.
 * @throws Problem where it has more digits than decimals.
 */
export const priceUnits = (price: string, decimals: number, path: string): bigint => {
  const digits = price.split(".")[1]?.length ?? 0;
  if (digits > decimals) {
    throw misuse(
      "",
      `${path} is "${price}", with ${digits} digits behind the point: give at most ${decimals}, as many as there are decimals.`,
    );
  }
  return parseUnits(price, decimals);
};

export const feedOf = (spec: Spec, key: string): FeedSpec => {
  const feed = spec.feeds[key];
  if (feed === undefined) throw misuse("", `The spec has no feed "${key}": add it to feeds.`);
  return feed;
};

export const oracleOf = (spec: Spec, pair: string): OracleSpec => {
  const oracle = spec.oracles[pair];
  if (oracle === undefined) throw misuse("", `The spec has no oracle "${pair}": add it to oracles.`);
  return oracle;
};

/** The contract that a feed is deployed as; nothing where it is there already. */
export const wantedFeed = <Place>(
  spec: Spec,
  key: string,
  addressOf: Addresses<Place>,
): Wanted | undefined => {
  const feed = feedOf(spec, key);
  if (feed.local !== undefined) {
    const answer = priceUnits(feed.local.price, feed.decimals, `feeds.${key}.local.price`);
    return { contract: "FaultyFeed", args: [BigInt(feed.decimals), answer] };
  }
  return adapterCreation(spec, feed, addressOf);
};

/** Where a feed is, or the id of what is deployed for it. */
export const feedId = (spec: Spec, key: string): string => {
  const wanted = wantedFeed(spec, key, (leg) => feedId(spec, leg));
  return wanted === undefined ? (feedOf(spec, key).address ?? ZeroAddress) : contentId(key, wanted);
};

/** The numbers of an oracle's groups, in the order in which they first appear. */
export const groupNumbers = (oracle: OracleSpec): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(oracle.sources.map(({ group }) => group))].map((group, index) => [group, index]),
  );

const bound = (price: string | null, oracle: OracleSpec, path: string): bigint =>
  price === null ? 0n : priceUnits(price, oracle.decimals, path);

/** A `RedundantOracle`. */
export const wantedOracle = <Place>(spec: Spec, pair: string, addressOf: Addresses<Place>): Wanted => {
  const oracle = oracleOf(spec, pair);
  const groups = groupNumbers(oracle);
  const { sequencer } = spec.network;
  const config = {
    description: oracle.description,
    decimals: BigInt(oracle.decimals),
    mode: BigInt(MODES.indexOf(oracle.mode)),
    quorum: BigInt(oracle.quorum),
    maxDeviationBps: BigInt(oracle.maxDeviationBps),
    minPrice: bound(oracle.minPrice, oracle, `oracles["${pair}"].minPrice`),
    maxPrice: bound(oracle.maxPrice, oracle, `oracles["${pair}"].maxPrice`),
    sequencerFeed: sequencer?.feed ?? ZeroAddress,
    sequencerGrace: BigInt(sequencer?.grace ?? 0),
    sources: oracle.sources.map(({ feed, maxAge, gasLimit, group, role }) => ({
      feed: addressOf(feed),
      maxAge: BigInt(maxAge),
      gasLimit: BigInt(gasLimit),
      group: BigInt(groups[group] ?? 0),
      role: BigInt(ROLES.indexOf(role)),
    })),
  };
  return { contract: "RedundantOracle", args: [config] };
};

/** The id of an oracle's deployment; a salt is part of it. */
export const oracleId = (spec: Spec, pair: string): string =>
  contentId(pair, [wantedOracle(spec, pair, (key) => feedId(spec, key)), oracleOf(spec, pair).salt]);

/** The settings of a governed oracle, without what it governs at first; nothing where the spec wants none. */
export const governedSettings = (
  spec: Spec,
  pair: string,
): Record<(typeof GOVERNED_FIELDS)[number], bigint> | undefined => {
  const { governed } = oracleOf(spec, pair);
  if (governed === undefined) return undefined;
  const value = (name: (typeof GOVERNED_FIELDS)[number]) => BigInt(governed[name]);
  return {
    maxStepBps: value("maxStepBps"),
    maxHold: value("maxHold"),
    holdDriftBpsPerHour: value("holdDriftBpsPerHour"),
    maxJumpBps: value("maxJumpBps"),
    confirmDelay: value("confirmDelay"),
    jumpWindow: value("jumpWindow"),
    commitInterval: value("commitInterval"),
  };
};

/** A router over the oracles that consumers read; nothing where the spec has no routes. */
export const wantedRouter = <Place>(spec: Spec, oracleAddressOf: Addresses<Place>): Wanted | undefined => {
  if (spec.routes.length === 0) return undefined;
  const assetOf = (key: string) => spec.assets[key]?.address ?? ZeroAddress;
  const routes = spec.routes.map(({ base, quote, maxLegSkew, legs }) => ({
    base: assetOf(base),
    quote: assetOf(quote),
    maxLegSkew: BigInt(maxLegSkew),
    legs: legs.map(({ oracle, inverted }) => ({ oracle: oracleAddressOf(oracle), inverted })),
  }));
  const assets = Object.values(spec.assets).flatMap(({ address, decimals }) =>
    decimals === undefined ? [] : [{ asset: address, decimals: BigInt(decimals) }],
  );
  return { contract: "OracleRouter", args: [{ routes, assets }] };
};
