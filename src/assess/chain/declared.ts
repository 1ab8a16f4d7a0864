import type { DeploymentRecord } from "../../deploy/record.ts";
import type { Origin } from "../../lint/rule.ts";
import { subjectOf } from "../../lint/subject.ts";
import type { Spec } from "../../spec/schema.ts";
import type { SequencerFacts, UpdaterFacts } from "../oracleFacts.ts";
import type { Outsiders } from "./accounts.ts";

/** What a spec says of what is read on the chain. */

/** What the spec says of feeds, by their addresses: of feeds that were deployed too. */
export const originsByAddress = (
  spec: Spec,
  record: DeploymentRecord | undefined,
): ReadonlyMap<string, readonly Origin[]> => {
  const today = "2000-01-01";
  const keyed = new Map(
    subjectOf(spec, { rules: [], today }).oracles.flatMap(({ sources }) =>
      sources.map(({ source, origins }) => [source.feed, origins] as const),
    ),
  );
  const addressOf = (key: string): string | undefined =>
    record?.feeds[key]?.address ?? spec.feeds[key]?.address;
  const known = new Map<string, readonly Origin[]>();
  for (const key of Object.keys(spec.feeds)) {
    const address = addressOf(key)?.toLowerCase();
    const provider = spec.providers[spec.feeds[key]?.provider ?? ""];
    const feed = spec.feeds[key];
    if (address === undefined || feed === undefined || provider === undefined) continue;
    const own: Origin = {
      key,
      feed,
      provider: feed.provider,
      operators: feed.operators ?? provider.operators,
      admin: feed.admin ?? provider.admin,
      transport: feed.transport ?? provider.transport,
      upstreams: feed.upstreams ?? provider.upstreams,
      root: feed.root ?? address,
    };
    known.set(address, keyed.get(key) ?? [own]);
  }
  return known;
};

export const outsidersIn = ({ infrastructure }: Spec): Outsiders =>
  new Map(
    Object.entries(infrastructure?.councils ?? {}).map(([address, { outsiders }]) => [
      address.toLowerCase(),
      outsiders,
    ]),
  );

/** What hangs on an oracle. */
export const weightOf = ({ infrastructure, subjects }: Spec, subject: string): number =>
  infrastructure?.exposure?.[subject] ?? subjects[subject]?.weight ?? 1;

/** Who updates the feeds of an oracle, as the spec says it; nothing where it says nothing. */
export const updatersOf = ({ infrastructure }: Spec, feeds: readonly string[]): UpdaterFacts | undefined => {
  const keepers = infrastructure?.keepers?.filter(
    (keeper) => keeper.feeds.length === 0 || keeper.feeds.some((feed) => feeds.includes(feed)),
  );
  if (keepers === undefined || keepers.length === 0) return undefined;
  const isCovered = (key: string) => keepers.some(({ feeds: own }) => own.length === 0 || own.includes(key));
  if (!feeds.every(isCovered)) return undefined;
  const fixed = keepers.some(({ isOpen, isReplaceable }) => !isOpen && isReplaceable === false);
  const isKnown = keepers.every(({ isOpen, isReplaceable }) => isOpen || isReplaceable !== undefined);
  return {
    largestShare: new Set(keepers.map(({ operator }) => operator)).size === 1 ? 1 : null,
    isOpen: keepers.every(({ isOpen }) => isOpen) ? true : null,
    isReplaceable: fixed ? false : isKnown ? true : null,
  };
};

/** What handles an outage of the sequencer, with what the spec says beside the chain. */
export const withAlternative = (sequencer: SequencerFacts, { infrastructure }: Spec): SequencerFacts =>
  infrastructure?.sequencerAlternative === undefined
    ? sequencer
    : { ...sequencer, alternative: "documented" };
