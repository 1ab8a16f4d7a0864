import type { DeploymentRecord } from "../deploy/record.ts";
import { subjectsOf } from "../deploy/status.ts";
import type { Spec } from "../spec/schema.ts";
import { commonCauses } from "./causes.ts";
import type { DrillSubject } from "./findOracle.ts";
import type { FeedFacts } from "./reader.ts";

/** What a spec and the record of its deployment say is to be drilled. */

/** Oracles that stand, and the names of those that the spec declares and nobody deployed. */
export interface SpecSubjects {
  readonly subjects: readonly DrillSubject[];
  readonly missing: readonly string[];
}

/** The feeds of a deployment by their lower-case addresses, with their keys in the spec. */
const keysByAddress = (spec: Spec, record: DeploymentRecord | undefined): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(spec.feeds).flatMap(([key, { address }]) =>
      address === undefined ? [] : [[address.toLowerCase(), key] as const],
    ),
    ...Object.entries(record?.feeds ?? {}).map(([key, { address }]) => [address.toLowerCase(), key] as const),
  ]);

/**
 * The oracles of a spec as they were deployed: the governed one where there is one.
 * @param record Of the deployment; nothing where there is none.
 */
export const specSubjects = (spec: Spec, record: DeploymentRecord | undefined): SpecSubjects => {
  const keys = keysByAddress(spec, record);
  const feedFacts = new Map(
    [...keys].flatMap(([address, key]): [string, FeedFacts][] => {
      const feed = spec.feeds[key];
      if (feed === undefined) return [];
      const { heartbeatSeconds } = feed;
      return [[address, { name: key, ...(heartbeatSeconds !== null && { heartbeatSeconds }) }]];
    }),
  );
  const causesOf = (feeds: readonly string[]) =>
    commonCauses(
      spec,
      feeds.map((feed) => keys.get(feed.toLowerCase())),
    );
  const standing = new Map(
    record === undefined ? [] : subjectsOf(record).map(({ name, address }) => [name, address]),
  );
  const names = Object.keys(spec.oracles);
  return {
    subjects: names.flatMap((name) => {
      const address = standing.get(name);
      return address === undefined ? [] : [{ name, address, hints: { feedFacts }, causesOf }];
    }),
    missing: names.filter((name) => !standing.has(name)),
  };
};
