import type { FeedSpec, Spec } from "../spec/schema.ts";
import { legsOf } from "../spec/spec.ts";

/** What several sources have in common, so that it can take all of them at once. */

/** The kinds of common causes. */
const CAUSE_KINDS = ["provider", "operators", "admin", "transport", "upstream"] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** One thing that fails, and the sources that fail with it. */
export interface CommonCause {
  readonly kind: CauseKind;
  /** As the spec words it. */
  readonly name: string;
  /** Indexes of sources, in order. */
  readonly sources: readonly number[];
}

/** A feed and those that it is made of, at whatever distance. */
const withLegs = (spec: Spec, key: string): readonly FeedSpec[] => {
  const reached = new Set<string>();
  const open = [key];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...legsOf(spec, next));
  }
  return [...reached].flatMap((one) => spec.feeds[one] ?? []);
};

/** What one feed hangs on, of a kind. What a feed says itself goes before what its provider does. */
const NAMES_OF: Readonly<
  Record<CauseKind, (feed: FeedSpec, provider: Spec["providers"][string]) => readonly string[]>
> = {
  provider: (_, { title }) => [title],
  operators: (feed, { operators }) => [feed.operators ?? operators],
  admin: (feed, { admin }) => [feed.admin ?? admin],
  transport: (feed, { transport }) => [feed.transport ?? transport],
  upstream: (feed, { upstreams }) => feed.upstreams ?? upstreams,
};

const namesOf = (spec: Spec, key: string, kind: CauseKind): readonly string[] =>
  withLegs(spec, key).flatMap((feed) => {
    const provider = spec.providers[feed.provider];
    return provider === undefined ? [] : NAMES_OF[kind](feed, provider);
  });

/**
 * The common causes of an oracle's sources: every provider, and of the other kinds those that take two sources or more.
 * @param feeds Keys of the sources' feeds in the spec, in order; nothing for a source that never counts.
 */
export const commonCauses = (spec: Spec, feeds: readonly (string | undefined)[]): CommonCause[] =>
  CAUSE_KINDS.flatMap((kind) => {
    const sources = new Map<string, number[]>();
    for (const [index, key] of feeds.entries()) {
      if (key === undefined) continue;
      for (const name of new Set(namesOf(spec, key, kind))) {
        sources.set(name, [...(sources.get(name) ?? []), index]);
      }
    }
    return [...sources]
      .filter(([, taken]) => kind === "provider" || taken.length > 1)
      .map(([name, taken]) => ({ kind, name, sources: taken }));
  });
