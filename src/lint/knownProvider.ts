import { ADAPTERS } from "../providers/adapters.ts";
import type { FeedSpec } from "../spec/feedSchema.ts";
import { keysOfFeed, knownAt, knownByIdentifier, knownFeeds } from "../spec/knownFeeds.ts";

/** What nobody signs. */
const UNSIGNED: readonly string[] = ["twap", "rate", "combined"];

/** The directory's word for a provider by its title: the one that the title is, or begins with. */
const groupOfTitle = (title: string): string => {
  const [first = ""] = title.toLowerCase().split(" ");
  return knownFeeds().some(({ independenceGroup }) => independenceGroup === first)
    ? first
    : title.toLowerCase();
};

/**
 * Who signs a feed's value, in the directory's words, by what is known of its address, its identifier or its adapter,
 * whatever the spec calls it.
 * @returns Nothing where nobody signs it, or nothing is known of it.
 */
export const signersOf = (feed: FeedSpec): string | undefined => {
  if (UNSIGNED.includes(feed.model)) return undefined;
  if (feed.adapter !== undefined && !UNSIGNED.includes(ADAPTERS[feed.adapter.contract].model)) {
    return groupOfTitle(ADAPTERS[feed.adapter.contract].provider);
  }
  const [row] = keysOfFeed(feed).flatMap((key) => [...knownAt(key), ...knownByIdentifier(key)]);
  return row?.independenceGroup;
};
