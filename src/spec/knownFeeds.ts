import rows from "./knownFeeds.json" with { type: "json" };
import type { FeedSpec } from "./schema.ts";

/** A public feed that a spec of ours names, as its public sources describe it. */
export interface KnownFeed {
  readonly id: string;
  readonly chainId: number;
  readonly pair: string;
  readonly provider: string;
  readonly kind: string;
  readonly valuation: string;
  readonly address: string;
  /** Of the value at an address that many feeds share; null where the address is the feed's own. */
  readonly identifier: string | null;
  readonly decimals: number | null;
  readonly heartbeatSeconds: number | null;
  readonly deviationBps: number | null;
  readonly independenceGroup: string;
  readonly status: string;
  readonly source: {
    readonly repo: string;
    readonly path: string;
    readonly commit: string;
    readonly commitDate?: string;
  };
}

/** The rows of the directory of public feeds that our specs use. */
export const KNOWN_FEEDS: readonly KnownFeed[] = rows;

const isOf = (row: KnownFeed, { address, adapter }: FeedSpec): boolean => {
  if (row.identifier === null) return address === row.address;
  const values = Object.values(adapter?.config ?? {});
  return values.includes(row.address) && values.includes(row.identifier);
};

/** What is known of the address of a feed, and of its identifier there. */
export const knownFeedOf = (chainId: number, feed: FeedSpec): KnownFeed | undefined =>
  KNOWN_FEEDS.find((row) => row.chainId === chainId && isOf(row, feed));
