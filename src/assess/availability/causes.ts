import type { AvailabilitySource } from "./source.ts";

/** What makes several sources fail together. */

const CAUSE_KINDS = ["provider", "transport", "operators", "upstream", "admin", "code", "floor"] as const;
type CauseKind = (typeof CAUSE_KINDS)[number];

/** A group of sources, and the share of their outages that is common. */
export interface CommonCause {
  readonly kind: CauseKind;
  readonly name: string;
  /** Bits of the sources' places. */
  readonly members: number;
  /** From 0 to 1. */
  readonly beta: number;
}

/** The betas of each kind; for operators and upstreams by how much is shared. */
export type Betas = Readonly<Record<CauseKind, (shared: number) => number>>;

const always = (beta: number) => () => beta;

/** After the method's section 7.1. `provider`: 84 to 98 % of measured change events came in batches; the others are assumed. */
export const AVAILABILITY_BETAS: Betas = {
  provider: always(0.85),
  transport: always(0.5),
  operators: (shared) => 0.2 * shared,
  upstream: (shared) => 0.05 + 0.25 * shared,
  admin: always(0.1),
  code: always(0.1),
  floor: always(0.02),
};

/** For wrong values: who holds a key sets the price of all that it holds. */
export const INTEGRITY_BETAS: Betas = { ...AVAILABILITY_BETAS, admin: always(0.5) };

const sharedOf = (one: readonly string[], other: readonly string[]): number => {
  const common = new Set(one.filter((item) => other.includes(item))).size;
  return common === 0 ? 0 : common / new Set([...one, ...other]).size;
};

/** Sources with equal words, by the word. */
const byWord = (
  sources: readonly AvailabilitySource[],
  wordOf: (source: AvailabilitySource) => string | undefined,
): ReadonlyMap<string, number> => {
  const groups = new Map<string, number>();
  for (const [place, source] of sources.entries()) {
    const word = wordOf(source);
    if (word !== undefined) groups.set(word, (groups.get(word) ?? 0) | (1 << place));
  }
  return groups;
};

/** Sources that are connected by something in common, with the most that two of them share. */
const bySets = (
  sources: readonly AvailabilitySource[],
  setOf: (source: AvailabilitySource) => readonly string[] | undefined,
): readonly { readonly members: number; readonly shared: number; readonly name: string }[] => {
  const sets = sources.map((source) => setOf(source) ?? []);
  const groups: { members: number; shared: number; name: string }[] = [];
  for (const [place, set] of sets.entries()) {
    let own = { members: 1 << place, shared: 0, name: "" };
    for (const [before, other] of sets.slice(0, place).entries()) {
      const shared = sharedOf(set, other);
      if (shared === 0) continue;
      const at = groups.findIndex(({ members }) => (members >> before) & 1);
      const [group] = at === -1 ? [] : groups.splice(at, 1);
      const name = set.find((item) => other.includes(item)) ?? "";
      own = {
        members: own.members | (group?.members ?? 1 << before),
        shared: Math.max(own.shared, shared, group?.shared ?? 0),
        name: own.name || name,
      };
    }
    groups.push(own);
  }
  return groups;
};

const countOf = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Whether all members are of one provider, so that the provider's own cause covers them. */
const isInsideOneProvider = (sources: readonly AvailabilitySource[], members: number): boolean => {
  const providers = sources.filter((_, place) => (members >> place) & 1).map(({ tags }) => tags.provider);
  return providers[0] !== undefined && providers.every((provider) => provider === providers[0]);
};

/**
 * The common causes of sources whose roots differ. A cause inside one provider is left out, as that provider's covers it; the
 * floor is over all sources, because nothing is wholly independent.
 */
export const commonCauses = (
  sources: readonly AvailabilitySource[],
  betas: Betas = AVAILABILITY_BETAS,
): readonly CommonCause[] => {
  const words = (
    [
      ["provider", ({ tags }: AvailabilitySource) => tags.provider],
      ["transport", ({ tags }: AvailabilitySource) => tags.transport],
      ["admin", ({ tags }: AvailabilitySource) => tags.admin],
      ["code", ({ tags }: AvailabilitySource) => tags.code],
    ] as const
  ).flatMap(([kind, wordOf]) =>
    [...byWord(sources, wordOf)].map(([name, members]) => ({ kind, name, members, beta: betas[kind](1) })),
  );
  const sets = (
    [
      ["operators", ({ tags }: AvailabilitySource) => tags.operators],
      ["upstream", ({ tags }: AvailabilitySource) => tags.upstreams],
    ] as const
  ).flatMap(([kind, setOf]) =>
    bySets(sources, setOf).map(({ members, shared, name }) => ({
      kind,
      name,
      members,
      beta: betas[kind](shared),
    })),
  );
  const floor: CommonCause = {
    kind: "floor",
    name: "whatever nobody thought of",
    members: 2 ** sources.length - 1,
    beta: betas.floor(1),
  };
  return [...words, ...sets, floor].filter(
    ({ kind, members }) =>
      countOf(members) > 1 &&
      (kind === "provider" || kind === "floor" || !isInsideOneProvider(sources, members)),
  );
};
