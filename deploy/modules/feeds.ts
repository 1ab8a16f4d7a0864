import {
  type AddressResolvableFuture,
  type ArgumentType,
  buildModule,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";

/** Ignition's name for the feeds of a deployment. */
export const FEEDS_MODULE = "HoldfastFeeds";

/** Where a feed is that another one reads, or will be. */
export type FeedPlace = string | AddressResolvableFuture;

/** A feed to deploy: an adapter, or a made-up one. */
export interface FeedPart {
  /** Ignition's name for it. */
  readonly id: string;
  readonly contract: string;
  /** Its constructor's arguments; the feeds that it reads stand in them as what `placeOf` makes of their keys. */
  readonly args: (placeOf: (key: string) => FeedPlace) => readonly ArgumentType[];
}

/**
 * The feeds that a deployment has not yet, each after those that it reads.
 * @param parts By their keys.
 * @param addressOf Address of a feed that is there.
 */
export const feedsModule = (
  parts: ReadonlyMap<string, FeedPart>,
  addressOf: (key: string) => string,
): IgnitionModule =>
  buildModule(FEEDS_MODULE, (builder) => {
    const futures = new Map<string, AddressResolvableFuture>();
    const placeOf = (key: string): FeedPlace => {
      const part = parts.get(key);
      if (part === undefined) return addressOf(key);
      const known = futures.get(key);
      if (known !== undefined) return known;
      const future = builder.contract(part.contract, [...part.args(placeOf)], { id: part.id });
      futures.set(key, future);
      return future;
    };
    for (const key of parts.keys()) placeOf(key);
    return {};
  });
