import type { DeploymentRecord } from "../deploy/record.ts";
import { subjectsOf } from "../deploy/status.ts";
import type { Spec, SubjectSpec } from "../spec/schema.ts";
import { commonCauses } from "./causes.ts";
import type { DrillConsumer, ExpectedOutcomes } from "./consumers.ts";
import type { DrillSubject } from "./findOracle.ts";
import type { FeedFacts, SubjectHints } from "./reader.ts";

/** What a spec and the record of its deployment say is to be drilled. */

/** Oracles that stand, and the names of those that the spec declares and nobody deployed. */
export interface SpecSubjects {
  readonly subjects: readonly DrillSubject[];
  readonly missing: readonly string[];
  /** What reads them. */
  readonly consumers: readonly DrillConsumer[];
}

/** The feeds of a deployment by their lower-case addresses, with their keys in the spec. */
const keysByAddress = (spec: Spec, record: DeploymentRecord | undefined): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(spec.feeds).flatMap(([key, { address }]) =>
      address === undefined ? [] : [[address.toLowerCase(), key] as const],
    ),
    ...Object.entries(record?.feeds ?? {}).map(([key, { address }]) => [address.toLowerCase(), key] as const),
  ]);

const consumerOf = (
  name: string,
  { address, from, oracle, sequence, calls }: Spec["consumers"][string],
): DrillConsumer => ({
  name,
  address,
  from,
  inSequence: sequence,
  ...(oracle !== undefined && { oracle }),
  calls: calls.map(({ call, args, expected }) => ({
    call,
    args,
    ...(expected !== undefined && { expected: expected as ExpectedOutcomes }),
  })),
});

const BYTES = /^0x[0-9a-fA-F]+$/;

/** An asset as a contract knows it: by its address or its id. A name that no asset of the spec has tells people alone. */
const placeOf = (spec: Spec, asset: string | undefined): string | undefined => {
  if (asset === undefined) return undefined;
  return spec.assets[asset]?.address ?? (BYTES.test(asset) ? asset : undefined);
};

/** What a spec knows of an oracle that is not ours, as readers take it. */
const hintsOf = (
  spec: Spec,
  { call, feeds, asset, quote, decimals, deviationBps }: SubjectSpec,
): SubjectHints => {
  const [base, other] = [placeOf(spec, asset), placeOf(spec, quote)];
  return {
    ...(call !== undefined && { call }),
    ...(feeds !== undefined && { feeds }),
    ...(base !== undefined && { asset: base }),
    ...(other !== undefined && { quote: other }),
    ...(decimals !== undefined && { decimals }),
    ...(deviationBps !== undefined && { deviationBps }),
  };
};

/**
 * The oracles of a spec as they were deployed, the governed one where there is one; then those that are not ours.
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
  const ours = names.flatMap((name): DrillSubject[] => {
    const address = standing.get(name);
    return address === undefined ? [] : [{ name, address, hints: { feedFacts }, causesOf }];
  });
  const others = Object.entries(spec.subjects).map(
    ([name, subject]): DrillSubject => ({
      name,
      address: subject.address,
      ...(subject.reader !== undefined && { reader: subject.reader }),
      hints: { ...hintsOf(spec, subject), feedFacts },
      causesOf,
    }),
  );
  return {
    subjects: [...ours, ...others],
    missing: names.filter((name) => !standing.has(name)),
    consumers: Object.entries(spec.consumers).map(([name, consumer]) => consumerOf(name, consumer)),
  };
};
