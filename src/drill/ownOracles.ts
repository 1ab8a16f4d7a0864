import { getAddress, ZeroAddress } from "ethers";
import { interfaceOf } from "../files/artifacts.ts";
import { LEVELS } from "../oracle/words.ts";
import { distinctlyNamed } from "./feedNames.ts";
import type { DrilledAnswer, DrilledFeed, Question, ReaderContext } from "./reader.ts";
import { textIn } from "./replies.ts";

/** What the readers of our own oracles share: `config()` says everything. */

const SOURCE = "tuple(address feed, uint32 maxAge, uint32 gasLimit, uint8 group, uint8 role)";
const CONFIG = `tuple(string description, uint8 decimals, uint8 mode, uint8 quorum, uint16 maxDeviationBps, uint256 minPrice, uint256 maxPrice, address sequencerFeed, uint32 sequencerGrace, ${SOURCE}[] sources)`;

/** Asks an oracle of ours for its configuration. */
export const configQuestion = (to: string): Question => ({ to, signature: "config()", returns: [CONFIG] });

const SERVED = 1;
const SHADOW = 2n;
const SEQUENCER_AGE = 86_400;

/** Digits of the nine words of a `Reading`, with the prefix. */
const READING_DIGITS = 2 + 9 * 64;
const LEVEL_WORD = 4;

const wordAt = (data: string, place: number): bigint =>
  BigInt(`0x${data.slice(2 + 64 * place, 2 + 64 * (place + 1))}`);

/** What `tryRead()` says. By its words, because a drill reads thousands of them. */
const decodeReading = (data: string): DrilledAnswer | undefined => {
  if (data.length !== READING_DIGITS) return undefined;
  const index = Number(wordAt(data, LEVEL_WORD));
  const level = LEVELS[index];
  return level === undefined ? undefined : { price: wordAt(data, 0), level, isServed: index <= SERVED };
};

/** The feeds of an oracle of ours, out of its configuration. */
export const feedsOfConfig = async (
  { hints, ask, name, address }: ReaderContext,
  // biome-ignore lint/suspicious/noExplicitAny: a decoded struct.
  config: any,
) => {
  const addresses: string[] = config.sources.map(({ feed }: { readonly feed: string }) => getAddress(feed));
  const sequencer = getAddress(config.sequencerFeed);
  const replies = await ask(
    addresses.flatMap((to) => [
      { to, signature: "decimals()", returns: ["uint8"] },
      { to, signature: "description()", returns: ["string"] },
    ]),
  );
  const nameOf = (feed: string, said: string | undefined): string =>
    hints.feedFacts?.get(feed.toLowerCase())?.name ?? said ?? feed;
  const feeds = addresses.map((feed, index): DrilledFeed => {
    const source = config.sources[index];
    const heartbeatSeconds = hints.feedFacts?.get(feed.toLowerCase())?.heartbeatSeconds;
    return {
      feed,
      name: nameOf(feed, textIn(replies[2 * index + 1])),
      maxAge: Number(source.maxAge),
      gasLimit: Number(source.gasLimit),
      decimals: Number(replies[2 * index]?.[0] ?? config.decimals),
      ...(source.role === SHADOW && { isObserved: true }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    };
  });
  return {
    name,
    address,
    data: interfaceOf("RedundantOracle").encodeFunctionData("tryRead"),
    decode: decodeReading,
    decimals: Number(config.decimals),
    deviationBps: Number(config.maxDeviationBps),
    feeds: distinctlyNamed(feeds),
    ...(sequencer !== ZeroAddress && {
      sequencer: {
        feed: sequencer,
        name: nameOf(sequencer, "Sequencer"),
        maxAge: SEQUENCER_AGE,
        decimals: 0,
      },
    }),
    notes: [],
  };
};
