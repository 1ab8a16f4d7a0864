import { type KnownFeed, knownAt, knownNetwork } from "../../spec/knownFeeds.ts";
import { LOCAL_CHAIN_ID } from "../../spec/schema.ts";
import { describedPair } from "../describedPair.ts";
import type { LiveFacts } from "../live.ts";
import { type NamedAddress, namedAddresses } from "../namedAddresses.ts";
import type { Rule } from "../rule.ts";

const placesOf = (rows: readonly KnownFeed[]): string =>
  rows
    .map(({ chainId, pair, identifiers }) => {
      const name = knownNetwork(chainId)?.name ?? `chain ${chainId}`;
      return identifiers.length === 0 ? `on ${name} as ${pair}` : `on ${name}`;
    })
    .filter((place, index, all) => all.indexOf(place) === index)
    .join(", ");

/** Whether the chain itself says that this address has, on this chain too, what the spec says. */
const isConfirmed = ({ owner }: NamedAddress, rows: readonly KnownFeed[], live?: LiveFacts): boolean => {
  if (owner === undefined) return live?.sequencer?.answer === 0n || live?.sequencer?.answer === 1n;
  const { key, feed } = owner;
  const { answer, description = "", dataFeedId = "" } = live?.feeds.get(key) ?? {};
  if (answer === undefined) return false;
  // What is told by an identifier, or has its address from its pair, can be no other pair's.
  const isBound = ({ identifiers, isDerivedFromPair, pair }: KnownFeed) =>
    identifiers.length > 0 || (isDerivedFromPair && pair === feed.pair);
  return (
    rows.every(isBound) ||
    [description, `for ${dataFeedId}`].some((text) => describedPair(text, feed.pair) === "same")
  );
};

/** An address is known, but on another chain. */
export default {
  id: "feed-of-another-chain",
  title: "An address is known, but on another chain",
  severity: "error",
  isWaivable: false,
  why: "A deployer's addresses repeat from chain to chain with other assets behind them: a copied feed is fresh, healthy and another asset's.",
  incidents: ["rho-2024", "geist-multichain-2023", "ploutos-2026"],
  remedy:
    "Take the address of this chain; where it is the same one, let the chain confirm it with --live: the feed has to name the pair itself.",
  check: ({ spec, live }) => {
    const { chainId } = spec.network;
    return namedAddresses(spec).flatMap((named) => {
      const rows = knownAt(named.address);
      if (rows.length === 0 || rows.some((row) => row.chainId === chainId)) return [];
      // A local chain may be a fork of any other.
      const isOfFork = chainId === LOCAL_CHAIN_ID && rows.some(({ pair }) => pair === named.owner?.feed.pair);
      if (isOfFork || isConfirmed(named, rows, live)) return [];
      const message = `is ${named.address}, which the directory has ${placesOf(rows)}, and not on chain ${chainId}`;
      return [{ path: named.path, message }];
    });
  },
} satisfies Rule;
