import { type FeedSpec, VALUATIONS } from "../../spec/feedSchema.ts";
import {
  isCombined,
  type KnownFeed,
  keysOfFeed,
  knownAt,
  knownByIdentifier,
  knownFeedOf,
  knownNetwork,
} from "../../spec/knownFeeds.ts";
import { describedPair } from "../describedPair.ts";
import type { LiveFacts } from "../live.ts";
import type { Discovery, Rule } from "../rule.ts";

type Fact = readonly [field: string, given: unknown, known: unknown];

/** A pool's price can be read either way; the directory names one. */
const pairsOf = ({ pair, isTwoWay }: KnownFeed): readonly string[] =>
  isTwoWay ? [pair, pair.split("/").reverse().join("/")] : [pair];

/** Whether a row is of a pair, whatever the case of its letters, and whether a native currency is called wrapped. */
const isPairOf = (pair: string, row: KnownFeed): boolean =>
  pairsOf(row).some((known) => describedPair(known, pair) === "same");

const shown = (value: unknown): string => JSON.stringify(value);

/** The facts of a row that a feed has to have too; what the directory does not know contradicts nothing. */
const factsOf = (feed: FeedSpec, row: KnownFeed): readonly Fact[] => {
  const pair: Fact = ["pair", feed.pair, isPairOf(feed.pair, row) ? feed.pair : row.pair];
  const isNamed = VALUATIONS.some((valuation) => valuation === row.valuation);
  const valuation: Fact = ["valuation", feed.valuation, isNamed ? row.valuation : null];
  const isOtherAddress =
    feed.address !== undefined && feed.address.toLowerCase() !== row.address.toLowerCase();
  if (isOtherAddress) return [pair, valuation];
  return [
    pair,
    valuation,
    // An adapter has decimals of its own.
    ["decimals", feed.decimals, feed.adapter === undefined ? row.decimals : feed.decimals],
    ["heartbeatSeconds", feed.heartbeatSeconds, row.heartbeatSeconds],
    ["deviationBps", feed.deviationBps, row.deviationBps],
    ["svr", feed.svr, feed.svr === undefined ? undefined : (row.svrProgram ?? null)],
  ];
};

/** What an address of this chain, or an identifier of any, prices, where no one row is the feed's. */
const pairProblem = (chainId: number, feed: FeedSpec): string | undefined => {
  if (isCombined(feed)) return undefined;
  const keys = keysOfFeed(feed);
  const here = keys.flatMap(knownAt).filter((row) => row.chainId === chainId);
  const own = here.filter(({ identifiers }) => identifiers.length === 0);
  const identified = keys.flatMap(knownByIdentifier);
  const rows = identified.length > 0 ? identified : own;
  if (feed.address !== undefined && here.length > 0 && own.length === 0) {
    return "is at an address that many feeds share, which is none itself";
  }
  if (rows.length === 0 || rows.some((row) => isPairOf(feed.pair, row))) return undefined;
  const what = identified.length > 0 ? "identifier" : "address";
  const pairs = [...new Set(rows.map(({ pair }) => shown(pair)))].join(" or ");
  return `is ${shown(feed.pair)}, but the directory says ${pairs} of its ${what}`;
};

const ofFeed = (chainId: number, key: string, feed: FeedSpec): Discovery[] => {
  const row = knownFeedOf(chainId, feed);
  if (row === undefined) {
    const message = pairProblem(chainId, feed);
    return message === undefined ? [] : [{ path: ["feeds", key, "pair"], message }];
  }
  return factsOf(feed, row)
    .filter(([, given, known]) => known !== null && given !== known)
    .map(([field, given, known]) => ({
      path: ["feeds", key, field],
      message: `is ${shown(given)}, but the directory says ${shown(known)} of its address`,
    }));
};

/** The sequencer's feed says whether every other one may be believed. */
const ofSequencer = (chainId: number, feed: string | undefined, live?: LiveFacts): Discovery[] => {
  const known = knownNetwork(chainId)?.sequencerUptimeFeed ?? undefined;
  const isKnown = feed?.toLowerCase() === known?.toLowerCase();
  if (feed === undefined || known === undefined || isKnown) return [];
  if (live?.sequencer?.answer === 0n || live?.sequencer?.answer === 1n) return [];
  const message = `is ${feed}, but the directory says ${known} of this chain`;
  return [{ path: ["network", "sequencer", "feed"], message }];
};

/** A feed is not what the directory of public feeds says of its address. */
export default {
  id: "known-feed-differs",
  title: "A feed is not what the directory of public feeds says of its address",
  severity: "error",
  isWaivable: false,
  why: "Copied into the wrong place, a feed is fresh, healthy and another asset's.",
  incidents: ["rho-2024", "ploutos-2026", "term-teth-2025"],
  remedy: "Copy the row of the directory again, or correct the address.",
  check: ({ spec: { network, feeds }, live }) => [
    ...Object.entries(feeds).flatMap(([key, feed]) => ofFeed(network.chainId, key, feed)),
    ...ofSequencer(network.chainId, network.sequencer?.feed, live),
  ],
} satisfies Rule;
