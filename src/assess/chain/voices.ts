import { SILENCE } from "../../drill/drillFault.ts";
import type { ReportedOracle } from "../../drill/drillReport.ts";
import { UNKNOWN_MAX_AGE } from "../../drill/reader.ts";
import { bufferOf } from "../../lint/limits.ts";
import type { Origin } from "../../lint/rule.ts";
import { FROZEN_AND_OFF, singleStates } from "../drillStates.ts";
import type { DrillFacts, Voice, VoiceTags } from "../oracleFacts.ts";
import type { ChainReader } from "./chainReader.ts";
import { namedAddress } from "./proxies.ts";

/** The sources of an oracle as they stand at the block, and what is said of them. */

/** What the spec says of a feed at an address: what it is finally made of. */
type OriginsOf = (feed: string) => readonly Origin[];

const ROUND = ["uint80", "int256", "uint256", "uint256", "uint80"];

/** Whether a voice is part of what is served now: whether a lie of its at the edge of the deviation moves the price at all. */
const isServed = (facts: DrillFacts, voice: number): boolean | null => {
  const lies = facts.lies.flatMap((lie) => singleStates(facts, lie)).filter((one) => one.voice === voice);
  if (lies.length === 0 || facts.healthyPrice === null) return null;
  return lies.some(({ state }) => state.ok && state.price !== facts.healthyPrice);
};

/**
 * What the oracle accepts at most; nothing where it still believes a source that stands still for longer, which shows where its
 * silence leads to something else.
 */
const maxAgeOf = (facts: DrillFacts, voice: number, limit: number): number | null => {
  const stateOf = (fault: string) => singleStates(facts, fault).find((one) => one.voice === voice)?.state;
  const [frozen, silent] = [stateOf(FROZEN_AND_OFF), stateOf(SILENCE.id)];
  if (frozen?.ok === true && (silent?.ok !== true || silent.price !== frozen.price)) return null;
  return limit >= UNKNOWN_MAX_AGE ? null : limit;
};

const joined = (values: readonly (string | null | undefined)[]): string | null => {
  const known = [...new Set(values.filter((value) => value !== undefined && value !== null))].sort();
  return known.length === 0 ? null : known.join(" + ");
};

/** What a feed finally reads: the aggregator of a proxy, else what the spec says, else itself. */
const rootsOf = async (
  reader: ChainReader,
  feeds: readonly string[],
  originsOf: OriginsOf,
): Promise<readonly string[]> => {
  const replies = await reader.ask(
    feeds.map((to) => ({ to, signature: "aggregator()", returns: ["address"] })),
  );
  return feeds.map((feed, index) => {
    const aggregator = namedAddress(replies[index]);
    if (aggregator !== undefined) return aggregator.toLowerCase();
    const origins = originsOf(feed);
    const isItself =
      origins.length === 1 && origins[0]?.feed.adapter === undefined && origins[0]?.feed.root === undefined;
    return isItself ? feed.toLowerCase() : (joined(origins.map(({ root }) => root)) ?? feed.toLowerCase());
  });
};

/** Reads all sources of a drilled oracle. */
export const voicesNow = async (
  reader: ChainReader,
  oracle: ReportedOracle,
  facts: DrillFacts,
  originsOf: OriginsOf,
): Promise<readonly Voice[]> => {
  const feeds = oracle.sources.map(({ feed }) => feed);
  const roots = await rootsOf(reader, feeds, originsOf);
  const rounds = await reader.ask(
    feeds.map((to) => ({ to, signature: "latestRoundData()", returns: ROUND })),
  );
  const now = reader.session.block.timestamp;
  return oracle.sources.map(({ feed, name, maxAge, isObserved }, index): Voice => {
    const origins = originsOf(feed);
    const updatedAt = rounds[index] === undefined ? null : Number(rounds[index]?.[3]);
    const heartbeats = origins.map((origin) => origin.feed.heartbeatSeconds);
    return {
      name,
      root: roots[index] ?? null,
      provider: joined(origins.map(({ provider }) => provider)),
      role: isObserved ? "Shadow" : "Voter",
      isServed: isObserved ? false : isServed(facts, index),
      ageSeconds: updatedAt === null ? null : Math.max(0, now - updatedAt),
      isOnDemand: origins.some((origin) => origin.feed.updates === "on-demand"),
      heartbeatSeconds:
        heartbeats.length === 0 || heartbeats.includes(null) ? null : Math.max(...(heartbeats as number[])),
      maxAgeSeconds: isObserved ? maxAge : maxAgeOf(facts, index, maxAge),
    };
  });
};

const DAY = 86_400;

const daysUntil = (date: string, now: number): number => (Date.parse(`${date}T00:00:00Z`) / 1000 - now) / DAY;

/** Ends of feeds that are called deprecating without a day: at any time now. */
const endOf = ({ feed }: Origin, now: number): number[] => {
  if (feed.endsOn !== undefined) return [daysUntil(feed.endsOn, now)];
  if (feed.status === "retired") return [0];
  return feed.status === "deprecating" ? [1] : [];
};

const reviewOf = ({ feed }: Origin, now: number): number | null => {
  const days = [feed.reviewed?.on, feed.origin?.commitDate].flatMap((date) =>
    date === undefined ? [] : [-daysUntil(date, now)],
  );
  return days.length === 0 ? null : Math.max(0, Math.min(...days));
};

const closesOf = (origins: readonly Origin[], maxAge: number | null): VoiceTags["closes"] => {
  const closing = origins.filter(({ feed }) => feed.marketHours !== undefined);
  if (closing.length === 0) return "never";
  if (closing.every(({ feed }) => feed.adapter !== undefined)) return "says-so";
  const heartbeat = Math.max(0, ...closing.map(({ feed }) => feed.heartbeatSeconds ?? 0));
  // As wide as a weekend asks, though the market is open: nobody would notice a dead feed on a weekday.
  if (maxAge !== null && maxAge > 2 * DAY && maxAge > heartbeat + bufferOf(heartbeat)) return "always-wide";
  return "silent";
};

const worst = <Item extends string>(
  order: readonly Item[],
  items: readonly (Item | undefined)[],
): Item | null => order.find((one) => items.includes(one)) ?? null;

/** What the spec says of the sources that vote. */
export const tagsOf = (
  oracle: ReportedOracle,
  voices: readonly Voice[],
  originsOf: OriginsOf,
  now: number,
): readonly VoiceTags[] =>
  oracle.sources.flatMap(({ feed, isObserved }, index): VoiceTags[] => {
    if (isObserved) return [];
    const origins = originsOf(feed);
    const publishers = origins.flatMap(({ feed: own }) =>
      own.publishers === undefined ? [] : [own.publishers],
    );
    const ends = origins.flatMap((origin) => endOf(origin, now));
    const reviews = origins.map((origin) => reviewOf(origin, now));
    return [
      {
        upstreams: origins.flatMap(({ upstreams }) => upstreams),
        operators: joined(origins.map(({ operators }) => operators)),
        transport: joined(origins.map(({ transport }) => transport)),
        model: joined(origins.map(({ feed: own }) => own.model)),
        closes: closesOf(origins, voices[index]?.maxAgeSeconds ?? null),
        category: worst(
          ["high", "medium", "low"],
          origins.map(({ feed: own }) => own.category),
        ),
        publishers: publishers.length === 0 ? null : Math.min(...publishers),
        isLowestTier: origins.some(({ feed: own }) => own.lowestTier === true) ? true : null,
        signers: joined(origins.map(({ feed: own }) => own.signers)),
        daysToEnd: ends.length === 0 ? null : Math.min(...ends),
        reviewedDays:
          reviews.length === 0 || reviews.includes(null) ? null : Math.max(...(reviews as number[])),
      },
    ];
  });
