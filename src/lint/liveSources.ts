import { exactAnswer } from "./limits.ts";
import type { LiveFeed } from "./live.ts";
import type { OracleSubject, SourceSubject, Subject } from "./rule.ts";

/** A source whose feed was asked. */
interface LiveSource extends SourceSubject {
  readonly subject: OracleSubject;
  readonly seen: LiveFeed;
  /** In the units of `exact`; nothing where there is none above zero. */
  readonly price?: bigint;
}

/** More decimals than a feed may have make its answer no price. */
const MAX_DECIMALS = 36;

const priceOf = ({ answer, decimals }: LiveFeed): bigint | undefined =>
  answer === undefined || answer <= 0n || decimals === undefined || decimals > MAX_DECIMALS
    ? undefined
    : exactAnswer(answer, decimals);

/** Whether nobody has brought an update lately, so that what a source says is of another time. */
const isUnbrought = (
  { source, origins }: SourceSubject,
  { updatedAt = 0n }: LiveFeed,
  now: bigint,
): boolean =>
  origins.some(({ feed }) => feed.updates === "on-demand") && now - updatedAt > BigInt(source.maxAge);

/** All sources whose feeds were asked, with what they said. */
export const liveSources = ({ oracles, live }: Subject): readonly LiveSource[] =>
  oracles.flatMap((subject) =>
    subject.sources.flatMap((source) => {
      const seen = live?.feeds.get(source.source.feed);
      if (live === undefined || seen === undefined) return [];
      const price = isUnbrought(source, seen, live.now) ? undefined : priceOf(seen);
      return [{ ...source, subject, seen, ...(price !== undefined && { price }) }];
    }),
  );
