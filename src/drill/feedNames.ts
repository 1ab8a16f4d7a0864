import type { DrilledFeed } from "./reader.ts";

/** Names by which a person tells the feeds of one oracle apart. */

const SHOWN_DIGITS = 4;

/** An address as short as tells feeds apart. */
const shortened = (address: string): string =>
  `${address.slice(0, 2 + SHOWN_DIGITS)}…${address.slice(-SHOWN_DIGITS)}`;

/** Feeds of which no two have the same name: where providers describe theirs alike, the address tells whose it is. */
export const distinctlyNamed = (feeds: readonly DrilledFeed[]): DrilledFeed[] =>
  feeds.map((feed) =>
    feeds.some((other) => other !== feed && other.name === feed.name)
      ? { ...feed, name: `${feed.name} (${shortened(feed.feed)})` }
      : feed,
  );
