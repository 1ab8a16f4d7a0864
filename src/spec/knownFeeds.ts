import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import { ADAPTERS } from "../providers/adapters.ts";
import type { FeedSpec } from "./feedSchema.ts";

/** The directory of public feeds, data/feeds.json, indexed by addresses and identifiers; letters' case means nothing. */

/** Where a fact was read: a file of a repository at a commit, or of a published package. */
interface FactSource {
  readonly repo?: string;
  readonly path: string;
  readonly commit?: string;
  readonly commitDate?: string;
  readonly package?: string;
  readonly version?: string;
}

/** A public feed, as its public sources describe it. */
export interface KnownFeed {
  readonly id: string;
  readonly chainId: number;
  readonly pair: string;
  readonly provider: string;
  readonly kind: string;
  readonly valuation: string;
  readonly address: string;
  /** Of the value at an address that many feeds share; empty where the address is the feed's own. */
  readonly identifiers: readonly string[];
  readonly decimals: number | null;
  readonly heartbeatSeconds: number | null;
  readonly deviationBps: number | null;
  /** Equal for feeds of the same signers, or of the same method where nobody signs. */
  readonly independenceGroup: string;
  readonly status: string;
  /** Where the address was read. */
  readonly source: FactSource;
  /** Another address of the same value, in the same decimals or in others. */
  readonly otherAddresses: readonly string[];
  /** Whether the address is derived from the pair, so that it is the same on every chain, or on none. */
  readonly isDerivedFromPair: boolean;
  /** Whether the value can also be read the other way round, as a pool's can. */
  readonly isTwoWay: boolean;
  /** What the proxy read from when the directory was made. */
  readonly aggregatorAtSnapshot?: string;
  /** Programme in which updates are auctioned, so that they may come later. */
  readonly svrProgram?: string;
  /** "dex-state" where the value is made of pools, whoever signs it. */
  readonly pricingModel?: string;
  /** Whether somebody pays for its updates, who may stop. */
  readonly sponsoredPush?: boolean;
}

/** A feed that was left out of the directory. */
interface ExcludedFeed {
  /** "all" where the address is the same everywhere. */
  readonly chainId: number | "all";
  readonly pair: string;
  readonly provider: string;
  readonly address: string;
  readonly reason: string;
}

/** A chain that the directory has rows of. */
interface KnownNetwork {
  readonly chainId: number;
  readonly name: string;
  readonly layer: "l1" | "l2";
  readonly nativeCurrency: string;
  readonly sequencerUptimeFeed: string | null;
}

/** A row as it stands in the file: what is used of it. */
interface Row extends Omit<KnownFeed, "identifiers" | "otherAddresses" | "isDerivedFromPair" | "isTwoWay"> {
  readonly priceId?: string;
  readonly queryParameters?: readonly string[];
  readonly contractSource?: FactSource;
  readonly upgradedAddress?: string;
  readonly standardProxyAddress?: string | null;
  readonly token0?: object;
  readonly coins?: readonly string[];
  readonly dapiName?: string;
}

interface Directory {
  readonly asOf: string;
  readonly networks: readonly KnownNetwork[];
  readonly feeds: readonly KnownFeed[];
  readonly excluded: readonly ExcludedFeed[];
  readonly assets: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, KnownFeed>;
  readonly byAddress: ReadonlyMap<string, readonly KnownFeed[]>;
  readonly byIdentifier: ReadonlyMap<string, readonly KnownFeed[]>;
}

const feedOf = (row: Row): KnownFeed => {
  const { priceId, queryParameters, contractSource, upgradedAddress, standardProxyAddress, ...rest } = row;
  const { token0, coins, dapiName, ...feed } = rest;
  return {
    ...feed,
    identifiers: priceId === undefined ? (queryParameters ?? []) : [priceId],
    source: contractSource ?? feed.source,
    otherAddresses: [upgradedAddress, standardProxyAddress].filter((other) => typeof other === "string"),
    isDerivedFromPair: dapiName !== undefined,
    isTwoWay: token0 !== undefined || coins !== undefined,
  };
};

/** Rows by each of their keys. */
const grouped = (
  feeds: readonly KnownFeed[],
  keysOf: (feed: KnownFeed) => readonly string[],
): ReadonlyMap<string, readonly KnownFeed[]> => {
  const groups = new Map<string, KnownFeed[]>();
  for (const feed of feeds) {
    for (const key of keysOf(feed)) {
      const group = groups.get(key.toLowerCase());
      if (group === undefined) groups.set(key.toLowerCase(), [feed]);
      else group.push(feed);
    }
  }
  return groups;
};

const readDirectory = (): Directory => {
  const file = JSON.parse(readFileSync(join(PACKAGE_ROOT, "data", "feeds.json"), "utf8"));
  const feeds: readonly KnownFeed[] = file.feeds.map(feedOf);
  return {
    asOf: file.asOf,
    networks: file.networks,
    feeds,
    excluded: file.excluded,
    assets: new Set(feeds.flatMap(({ pair }) => pair.split("/"))),
    byId: new Map(feeds.map((feed) => [feed.id, feed])),
    byAddress: grouped(feeds, ({ address, otherAddresses }) => [address, ...otherAddresses]),
    // Words that many values have in common identify none.
    byIdentifier: grouped(feeds, ({ identifiers }) => (identifiers.length === 1 ? identifiers : [])),
  };
};

let read: Directory | undefined;

/** Read once, when it is first asked: it has 900 kB. */
const directory = (): Directory => {
  read ??= readDirectory();
  return read;
};

/** The day on which the directory was compared with its sources last, as YYYY-MM-DD. */
export const directoryDate = (): string => directory().asOf;

/** All rows. */
export const knownFeeds = (): readonly KnownFeed[] => directory().feeds;

/** The row of an id. */
export const knownFeedOfId = (id: string): KnownFeed | undefined => directory().byId.get(id);

/** Rows of an address, on whatever chain. */
export const knownAt = (address: string): readonly KnownFeed[] =>
  directory().byAddress.get(address.toLowerCase()) ?? [];

/** Rows of an identifier that is one value's alone, on whatever chain. */
export const knownByIdentifier = (identifier: string): readonly KnownFeed[] =>
  directory().byIdentifier.get(identifier.toLowerCase()) ?? [];

/** Feeds that the directory leaves out, at an address on a chain. */
export const excludedAt = (chainId: number, address: string): readonly ExcludedFeed[] =>
  directory().excluded.filter(
    (feed) =>
      (feed.chainId === "all" || feed.chainId === chainId) &&
      feed.address.toLowerCase() === address.toLowerCase(),
  );

/** A chain; nothing where the directory has no row of it. */
export const knownNetwork = (chainId: number): KnownNetwork | undefined =>
  directory().networks.find((network) => network.chainId === chainId);

/** All chains that the directory has rows of. */
export const knownNetworks = (): readonly KnownNetwork[] => directory().networks;

/** Symbols that the directory's pairs are made of. */
export const knownAssets = (): ReadonlySet<string> => directory().assets;

const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** Every text that a feed is told by: its address, or what its adapter is made of. */
export const keysOfFeed = ({ address, adapter }: FeedSpec): readonly string[] =>
  address === undefined ? textsOf(adapter?.config ?? {}) : [address];

const hasAll = (texts: ReadonlySet<string>, identifiers: readonly string[]): boolean =>
  identifiers.every((identifier) => texts.has(identifier.toLowerCase()));

/** Whether a feed is made of others, so that what its parts are says nothing of itself. */
export const isCombined = ({ adapter }: FeedSpec): boolean =>
  adapter !== undefined && ADAPTERS[adapter.contract].model === "combined";

/**
 * What is known of a feed of a spec: of its address, and of its identifier there.
 * @returns Nothing where no row, or more than one, is of it.
 */
export const knownFeedOf = (chainId: number, feed: FeedSpec): KnownFeed | undefined => {
  if (isCombined(feed)) return undefined;
  const texts = keysOfFeed(feed);
  const lowered = new Set(texts.map((text) => text.toLowerCase()));
  const isOwn = ({ identifiers }: KnownFeed) => feed.address === undefined || identifiers.length === 0;
  const rows = texts
    .flatMap(knownAt)
    .filter((row) => row.chainId === chainId && isOwn(row) && hasAll(lowered, row.identifiers));
  const distinct = [...new Set(rows)];
  // A pool is told by its tokens too, and a token may have a rate of its own.
  const alike =
    distinct.length > 1 ? distinct.filter(({ valuation }) => valuation === feed.valuation) : distinct;
  return alike.length === 1 ? alike[0] : undefined;
};
