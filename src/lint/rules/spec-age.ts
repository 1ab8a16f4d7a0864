import type { FeedSpec } from "../../spec/feedSchema.ts";
import { isCombined } from "../../spec/knownFeeds.ts";
import { type ProviderChange, providerChanges } from "../../spec/providerChanges.ts";
import { LOCAL_CHAIN_ID, type Spec } from "../../spec/schema.ts";
import { signersOf } from "../knownProvider.ts";
import type { Discovery, Path, Rule } from "../rule.ts";

/** Days after which a review does not make facts new any more: they are read again. */
const REVIEWABLE_DAYS = 180;
const MILLISECONDS_A_DAY = 86_400_000;

/** What the days of an entry are told by. */
type Entry = Pick<FeedSpec, "origin" | "reviewed">;

const daysBetween = (earlier: string, later: string): number =>
  (Date.parse(later) - Date.parse(earlier)) / MILLISECONDS_A_DAY;

/** The day that an entry's facts are of; nothing where it does not say. A review is of the facts that it names, of no others. */
const dayOf = ({ origin, reviewed }: Entry, today: string): string | undefined => {
  const { commitDate } = origin ?? {};
  if (commitDate === undefined || reviewed?.facts !== commitDate) return commitDate;
  const days = daysBetween(commitDate, reviewed.on);
  return days > 0 && days <= REVIEWABLE_DAYS && reviewed.on <= today ? reviewed.on : commitDate;
};

const isAboutFeed = (change: ProviderChange, key: string, feed: FeedSpec): boolean => {
  const { provider, concerns, pairs, adapters } = change;
  const { adapter, pair } = feed;
  return (
    concerns.includes("feeds") &&
    !isCombined(feed) &&
    (provider === key || provider === signersOf(feed)) &&
    (pairs === undefined || pairs.some((one) => one.toUpperCase() === pair.toUpperCase())) &&
    (adapters === undefined || (adapter !== undefined && adapters.includes(adapter.contract)))
  );
};

const discoveryOf = (
  path: Path,
  entry: Entry,
  today: string,
  { date, what }: ProviderChange,
): Discovery[] => {
  const day = dayOf(entry, today);
  if (day !== undefined && day >= date) return [];
  const read = day === undefined ? "has no day on which its facts were read" : `was read on ${day}`;
  const place = entry.origin === undefined ? path : [...path, "origin"];
  return [{ path: place, message: `${read}, and on ${date} its provider changed: ${what}` }];
};

/** Providers of the file by the directory's words: their keys, and what their feeds turn out to be. */
const namesOf = ({ feeds }: Spec, key: string): ReadonlySet<string> =>
  new Set([
    key,
    ...Object.values(feeds).flatMap((feed) => (feed.provider === key ? (signersOf(feed) ?? []) : [])),
  ]);

/** A provider has changed since an entry's facts were read. */
export default {
  id: "spec-age",
  title: "A provider has changed since an entry's facts were read",
  severity: "warning",
  isWaivable: true,
  why: "Who signs, who can change a feed and how late a price may come are facts of a day; what was checked before a change says nothing of after.",
  incidents: ["pyth-cutover-2026", "automation-sunset-2026"],
  remedy:
    "Read the facts again, correct the entry, and give its origin the new commit; or, up to half a year after the commit, write the day of the comparison into reviewed.",
  check: ({ spec, today }) => {
    const { network, providers, feeds } = spec;
    if (network.chainId === LOCAL_CHAIN_ID) return [];
    const changes = providerChanges().filter(({ chains }) => chains?.includes(network.chainId) ?? true);
    const ofProviders = Object.entries(providers).flatMap(([key, provider]) => {
      const names = namesOf(spec, key);
      return changes
        .filter((change) => change.concerns.includes("provider") && names.has(change.provider))
        .flatMap((change) => discoveryOf(["providers", key], provider, today, change));
    });
    const ofFeeds = Object.entries(feeds).flatMap(([key, feed]) =>
      changes
        .filter((change) => isAboutFeed(change, feed.provider, feed))
        .flatMap((change) => discoveryOf(["feeds", key], feed, today, change)),
    );
    return [...ofProviders, ...ofFeeds];
  },
} satisfies Rule;
