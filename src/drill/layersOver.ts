import { distinctlyNamed } from "./feedNames.ts";
import { configQuestion, feedsOfConfig } from "./ownOracles.ts";
import type { PriceCall } from "./priceCalls.ts";
import {
  type DrilledFeed,
  type DrilledOracle,
  type Question,
  type ReaderContext,
  UNKNOWN_MAX_AGE,
} from "./reader.ts";
import { addressIn, numberIn, textIn } from "./replies.ts";

/**
 * What readers of foreign oracles share: feeds are named as they call themselves, and where one is an oracle of ours, its
 * sources are a layer of their own.
 */

/** A feed as a reader finds it. */
export interface FoundFeed {
  readonly feed: string;
  /** What the oracle has it for: its name where it has none itself, and what tells it from others that have the same. */
  readonly role: string;
  readonly maxAge?: number;
  /** Where the feed does not say; 18 unless given. */
  readonly decimals?: number;
  readonly priceCalls?: readonly PriceCall[];
  readonly isObserved?: boolean;
  /** Whether it is an oracle of ours that is read as such, with its level: its sources stand for it. */
  readonly isOwn?: boolean;
}

/** An oracle before its feeds are named. */
export interface FoundLayer extends Omit<DrilledOracle, "feeds"> {
  readonly found: readonly FoundFeed[];
}

/** An oracle of ours among the feeds. */
type OwnOracle = Awaited<ReturnType<typeof feedsOfConfig>>;

const USUAL_DECIMALS = 18;
const QUESTIONS = 4;

const questionsTo = (to: string): Question[] => [
  { to, signature: "decimals()", returns: ["uint8"] },
  { to, signature: "description()", returns: ["string"] },
  configQuestion(to),
  { to, signature: "ORACLE()", returns: ["address"] },
];

const keyOf = ({ feed }: { readonly feed: string }): string => feed.toLowerCase();

/** Feeds of which each is another contract: what has several uses fails in all of them. */
const apart = (feeds: readonly DrilledFeed[]): DrilledFeed[] =>
  [...Map.groupBy(feeds, keyOf).values()].map((uses): DrilledFeed => {
    const [first] = uses as [DrilledFeed];
    if (uses.length === 1) return first;
    const { priceCalls: _, isObserved: __, ...rest } = first;
    const calls = uses.flatMap(({ priceCalls }) => priceCalls ?? []);
    const limits = uses.flatMap(({ gasLimit }) => gasLimit ?? []);
    return {
      ...rest,
      name: [...new Set(uses.map(({ name }) => name))].join(" and "),
      maxAge: Math.min(...uses.map(({ maxAge }) => maxAge)),
      ...(limits.length > 0 && { gasLimit: Math.min(...limits) }),
      ...(uses.every(({ priceCalls }) => priceCalls !== undefined) && { priceCalls: calls }),
      ...(uses.every(({ isObserved }) => isObserved) && { isObserved: true }),
    };
  });

/** A feed with the name that whoever knows gave it, or with its own; told apart by its role where others have the same. */
const named = (
  { hints }: ReaderContext,
  found: readonly FoundFeed[],
  saidOf: (feed: FoundFeed) => { readonly decimals?: bigint; readonly description?: string },
): DrilledFeed[] => {
  const names = found.map((one) => {
    const known = hints.feedFacts?.get(keyOf(one));
    return known?.name ?? saidOf(one).description ?? one.role;
  });
  return found.map(({ role, isOwn: _, maxAge, decimals, ...feed }, index): DrilledFeed => {
    const name = names[index] ?? role;
    const isShared = found.some((other, place) => names[place] === name && keyOf(other) !== keyOf(feed));
    const heartbeatSeconds = hints.feedFacts?.get(keyOf(feed))?.heartbeatSeconds;
    return {
      ...feed,
      name: isShared && name !== role && role !== feed.feed ? `${name} (${role})` : name,
      maxAge: maxAge ?? UNKNOWN_MAX_AGE,
      decimals: Number(saidOf({ role, ...feed }).decimals ?? decimals ?? USUAL_DECIMALS),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    };
  });
};

/** The oracles of ours among the feeds, by the address at which each is read. */
const ownAmong = async (
  context: ReaderContext,
  addresses: readonly string[],
  // biome-ignore lint/suspicious/noExplicitAny: decoded structs.
  configs: readonly any[],
  faced: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, OwnOracle>> => {
  const behind = faced.flatMap((oracle) => (oracle === undefined ? [] : [configQuestion(oracle)]));
  const replies = await context.ask(behind);
  let next = 0;
  const all = addresses.map((address, index) => {
    const facedReply = faced[index] === undefined ? undefined : replies[next++];
    return [address, configs[index] ?? facedReply?.[0]] as const;
  });
  const own = all.filter(([, config]) => config !== undefined);
  return new Map(
    await Promise.all(
      own.map(
        async ([address, config]) => [address, await feedsOfConfig({ ...context, address }, config)] as const,
      ),
    ),
  );
};

/** The layer in which sources stand for the oracles of ours; nothing where there is none. */
const deeperLayer = (
  layer: DrilledOracle,
  own: ReadonlyMap<string, OwnOracle>,
  isAll: boolean,
): DrilledOracle | undefined => {
  const replaced = layer.feeds.flatMap((feed) => own.get(keyOf(feed)) ?? []);
  if (replaced.length === 0) return undefined;
  const feeds = layer.feeds.flatMap((feed) => own.get(keyOf(feed))?.feeds ?? [feed]);
  const sequencers = new Map(
    replaced.flatMap(({ sequencer }) => (sequencer ? [[keyOf(sequencer), sequencer]] : [])),
  );
  const [sequencer = layer.sequencer, ...others] = sequencers.values();
  const limits = [...replaced.map(({ deviationBps }) => deviationBps), layer.deviationBps ?? 0];
  return {
    ...layer,
    name: isAll ? layer.name : `${layer.name}, sources of its feeds`,
    feeds: distinctlyNamed(apart(feeds)),
    deviationBps: Math.max(...limits),
    ...(sequencer !== undefined && { sequencer }),
    notes: [
      ...layer.notes,
      ...others.map(
        ({ feed }) => `It heeds another feed of the sequencer too, ${feed}, which is not drilled.`,
      ),
    ],
  };
};

/**
 * Names the feeds of oracles, all of them in one call, and adds the layers below those that are ours.
 * @returns Each oracle, followed by its deeper layer where there is one; that alone where all its feeds are read as ours.
 */
export const layersOver = async (
  context: ReaderContext,
  layers: readonly FoundLayer[],
): Promise<DrilledOracle[]> => {
  const addresses = [...new Set(layers.flatMap(({ found }) => found.map(keyOf)))];
  const replies = await context.ask(addresses.flatMap(questionsTo));
  const replyOf = (address: string, question: number) =>
    replies[QUESTIONS * addresses.indexOf(address) + question];
  const own = await ownAmong(
    context,
    addresses,
    addresses.map((address) => replyOf(address, 2)?.[0]),
    addresses.map((address) =>
      replyOf(address, 2) === undefined ? addressIn(replyOf(address, 3)) : undefined,
    ),
  );
  const saidOf = (feed: FoundFeed) => {
    const [decimals, description] = [numberIn(replyOf(keyOf(feed), 0)), textIn(replyOf(keyOf(feed), 1))];
    return { ...(decimals !== undefined && { decimals }), ...(description !== undefined && { description }) };
  };
  const { deviationBps } = context.hints;
  return layers.flatMap(({ found, ...rest }) => {
    const silent = found.filter((feed) => feed.isOwn && !own.has(keyOf(feed)));
    const layer: DrilledOracle = {
      ...rest,
      feeds: distinctlyNamed(apart(named(context, found, saidOf))),
      notes: [
        ...rest.notes,
        ...silent.map(
          ({ feed, role }) => `The ${role}, ${feed}, does not say what it reads: it is drilled itself.`,
        ),
      ],
    };
    const isAll = found.some(({ isOwn }) => isOwn) && silent.length === 0;
    const deeper = deeperLayer(layer, own, isAll);
    const both = [
      ...(isAll && deeper !== undefined ? [] : [layer]),
      ...(deeper === undefined ? [] : [deeper]),
    ];
    return deviationBps === undefined ? both : both.map((one) => ({ ...one, deviationBps }));
  });
};
