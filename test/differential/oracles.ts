import type { Config, State } from "../../src/oracle/words.ts";
import { MODES, ROLES } from "../../src/oracle/words.ts";
import { decimalsProgram, programFor, type Size } from "./feedPrograms.ts";

/** Where the feeds of every oracle stand: what is there is replaced for each call. */
export const FEEDS = Array.from(
  { length: 8 },
  (_, index) => `0x${(0xfeed0000 + index).toString(16).padStart(40, "0")}`,
);
export const SEQUENCER_FEED = `0x${(0xfeed00ff).toString(16).padStart(40, "0")}`;
const GAS_LIMIT = 60_000;

/** The feeds of an oracle's sources. */
export const feedsOf = ({ sources }: Config): string[] => FEEDS.slice(0, sources.length);

/** What the contract is constructed with. */
export const constructorWordsFor = (config: Config) => ({
  description: "differential",
  decimals: config.decimals,
  mode: MODES.indexOf(config.mode),
  quorum: config.quorum,
  maxDeviationBps: config.maxDeviationBps,
  minPrice: config.minPrice,
  maxPrice: config.maxPrice,
  sequencerFeed: config.hasSequencer ? SEQUENCER_FEED : `0x${"0".repeat(40)}`,
  sequencerGrace: config.sequencerGrace,
  sources: config.sources.map(({ maxAge, group, role }, index) => ({
    feed: FEEDS[index],
    maxAge,
    gasLimit: GAS_LIMIT,
    group,
    role: ROLES.indexOf(role),
  })),
});

/** The feeds' code while an oracle is constructed, by address. */
export const programsAtConstruction = ({ sources }: Config): Map<string, string> => {
  const programs = sources.map(
    ({ feedDecimals }, index) => [FEEDS[index] ?? "", decimalsProgram(feedDecimals)] as const,
  );
  return new Map([...programs, [SEQUENCER_FEED, "0x00"]]);
};

/** The feeds' code in a state, by address. */
export const programsIn = ({ answers, sequencer }: State, size: Size): Map<string, string> => {
  const programs = new Map(answers.map((answer, index) => [FEEDS[index] ?? "", programFor(answer, size)]));
  if (sequencer) programs.set(SEQUENCER_FEED, programFor(sequencer, size));
  return programs;
};
