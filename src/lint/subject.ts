import type { Spec } from "../spec/schema.ts";
import { legsOf } from "../spec/spec.ts";
import type { LiveFacts } from "./live.ts";
import type { OracleSubject, Origin, Rule, SourceSubject, Subject } from "./rule.ts";

/** Lays a spec out for the rules. */

const rootOf = (spec: Spec, key: string): string => {
  const feed = spec.feeds[key];
  if (feed?.root !== undefined) return feed.root.toLowerCase();
  if (feed?.address !== undefined) return feed.address.toLowerCase();
  if (feed?.adapter !== undefined) return JSON.stringify(feed.adapter).toLowerCase();
  return key;
};

const originOf = (spec: Spec, key: string): Origin[] => {
  const feed = spec.feeds[key];
  const provider = feed && spec.providers[feed.provider];
  if (feed === undefined || provider === undefined) return [];
  return [
    {
      key,
      feed,
      provider: feed.provider,
      operators: feed.operators ?? provider.operators,
      admin: feed.admin ?? provider.admin,
      transport: feed.transport ?? provider.transport,
      upstreams: feed.upstreams ?? provider.upstreams,
      root: rootOf(spec, key),
    },
  ];
};

/** The feeds that a feed really comes from: itself, or those that it is made of, each once. */
const originsOf = (spec: Spec, key: string): Origin[] => {
  const seen = new Set<string>();
  const open = [key];
  const origins: Origin[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const legs = legsOf(spec, next);
    if (legs.length === 0) origins.push(...originOf(spec, next));
    open.push(...legs);
  }
  return origins;
};

const oracleSubject = (spec: Spec, pair: string): OracleSubject[] => {
  const oracle = spec.oracles[pair];
  if (oracle === undefined) return [];
  const path = ["oracles", pair];
  const sources = oracle.sources.flatMap((source, index): SourceSubject[] => {
    const feed = spec.feeds[source.feed];
    if (feed === undefined) return [];
    return [{ path: [...path, "sources", index], source, feed, origins: originsOf(spec, source.feed) }];
  });
  return [{ pair, path, oracle, sources, voting: sources.filter(({ source }) => source.role !== "Shadow") }];
};

/** What a lint is made with, beside the spec. */
interface LintSetting {
  readonly rules: readonly Rule[];
  readonly today: string;
  readonly live?: LiveFacts | undefined;
}

/** What rules look at, of a spec and of what the chain says. */
export const subjectOf = (spec: Spec, { rules, today, live }: LintSetting): Subject => ({
  spec,
  rules,
  today,
  oracles: Object.keys(spec.oracles).flatMap((pair) => oracleSubject(spec, pair)),
  ...(live && { live }),
});

/** Two sources of different groups that have something in common. */
export interface Overlap {
  readonly earlier: SourceSubject;
  readonly later: SourceSubject;
  readonly shared: string;
}

/** Finds voting sources of different groups that share a value; each pair of sources once. */
export const overlapsOf = ({ voting }: OracleSubject, traitOf: (origin: Origin) => string): Overlap[] =>
  voting.flatMap((later, index) =>
    voting.slice(0, index).flatMap((earlier): Overlap[] => {
      if (earlier.source.group === later.source.group) return [];
      const values = new Set(earlier.origins.map(traitOf));
      const shared = later.origins.map(traitOf).find((value) => values.has(value));
      return shared === undefined ? [] : [{ earlier, later, shared }];
    }),
  );

/** How many groups the sources belong to. */
export const groupsOf = (sources: readonly SourceSubject[]): number =>
  new Set(sources.map(({ source }) => source.group)).size;

/** The values of all origins, each once. */
export const distinct = (
  sources: readonly SourceSubject[],
  traitOf: (origin: Origin) => string,
): readonly string[] => [...new Set(sources.flatMap(({ origins }) => origins.map(traitOf)))];
