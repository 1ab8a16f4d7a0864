import type { Choice } from "./plan.ts";

/**
 * Minimal cut sets: the smallest sets of sources whose failure takes the price away, and those whose common lie sets it.
 * Found by trying every set, through the oracle itself as `probe` runs it.
 */
export interface CutSets {
  readonly choice: Choice;
  /** Sets of source indices without which no price is served. */
  readonly silence: readonly (readonly number[])[];
  /** Sets of source indices that together have their price served. */
  readonly lie: readonly (readonly number[])[];
}

/** What the oracle serves when some sources are silent, or lie alike. */
export interface Probe {
  /** Whether a price is served while these are silent. */
  readonly servesWithout: (silent: ReadonlySet<number>) => boolean;
  /** Whether the price of these is served while the others are honest. */
  readonly servesLieOf: (liars: ReadonlySet<number>) => boolean;
}

const setsOf = (sources: number): number[][] =>
  Array.from({ length: 2 ** sources - 1 }, (_, index) => index + 1)
    .map((mask) => Array.from({ length: sources }, (_, bit) => bit).filter((bit) => (mask >> bit) % 2 === 1))
    .sort((one, other) => one.length - other.length);

const minimal = (sources: number, isCut: (members: ReadonlySet<number>) => boolean): number[][] => {
  const found: number[][] = [];
  for (const members of setsOf(sources)) {
    const contains = found.some((smaller) => smaller.every((member) => members.includes(member)));
    if (!contains && isCut(new Set(members))) found.push(members);
  }
  return found;
};

/** The minimal cut sets of a choice. */
export const cutSetsOf = (choice: Choice, { servesWithout, servesLieOf }: Probe): CutSets => ({
  choice,
  silence: minimal(choice.sources, (silent) => !servesWithout(silent)),
  lie: minimal(choice.sources, servesLieOf),
});
