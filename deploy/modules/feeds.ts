import {
  type AddressResolvableFuture,
  type ArgumentType,
  buildModule,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";
import { feedId, feedOf, wantedFeed } from "../../src/deploy/wanted.ts";
import type { Spec } from "../../src/spec/schema.ts";

/** Ignition's name for the feeds of a deployment. */
export const FEEDS_MODULE = "HoldfastFeeds";

/**
 * The feeds that a spec has deployed: adapters, each after the feeds that it reads, and made-up ones.
 * @param keys The feeds that are not there yet.
 * @param addressOf Address of a feed that is there; nothing for one that this module deploys.
 */
export const feedsModule = (
  spec: Spec,
  keys: readonly string[],
  addressOf: (key: string) => string | undefined,
): IgnitionModule =>
  buildModule(FEEDS_MODULE, (builder) => {
    const futures = new Map<string, AddressResolvableFuture>();
    const place = (key: string): string | AddressResolvableFuture => {
      const known = addressOf(key) ?? futures.get(key);
      if (known !== undefined) return known;
      const wanted = wantedFeed(spec, key, place);
      if (wanted === undefined) return feedOf(spec, key).address ?? "";
      // Values of a spec that was checked against the constructor's struct.
      const args = wanted.args as ArgumentType[];
      const future = builder.contract(wanted.contract, args, { id: feedId(spec, key) });
      futures.set(key, future);
      return future;
    };
    for (const key of keys) place(key);
    return {};
  });
