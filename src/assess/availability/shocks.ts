import type { CommonCause } from "./causes.ts";

/**
 * Common causes as shocks that hit some sources at once. `q` is the share of the time in which a source is down, and
 * `L = -ln(1 - q)` its rate.
 */

/** What hits the sources of a mask, with its probability. */
interface Shock {
  readonly mask: number;
  readonly probability: number;
}

/** Everything that happens to the sources, independently of each other. */
export interface Happenings {
  readonly shocks: readonly Shock[];
  /** What is left of each source's own outages. */
  readonly alone: readonly number[];
}

interface RatedShock {
  readonly mask: number;
  readonly rate: number;
}

/** The rate of a share of time. */
const rateOf = (share: number): number => -Math.log1p(-share);
/** The share of time of a rate. */
const shareOf = (rate: number): number => -Math.expm1(-rate);

/**
 * A cause as nested shocks: with the members in the order of their q, the k-th shock hits the k-th member and all later ones, so
 * that each member is hit with beta times its own q. With the lowest q for all, one very reliable member would take the common
 * cause from the others.
 */
const nested = ({ members, beta }: CommonCause, shares: readonly number[]): RatedShock[] => {
  const places = shares
    .map((share, place) => ({ share, place }))
    .filter(({ place }) => (members >> place) & 1)
    .toSorted((one, other) => one.share - other.share);
  let before = 0;
  return places.flatMap(({ share }, index): RatedShock[] => {
    const rate = rateOf(beta * share);
    const step = rate - before;
    before = rate;
    if (step <= 0) return [];
    const mask = places.slice(index).reduce((bits, { place }) => bits | (1 << place), 0);
    return [{ mask, rate: step }];
  });
};

/**
 * What happens to sources with these shares of outage. Where causes together would take more than a source's own outages, each is
 * made smaller by what its neediest member allows, so that every source stays down for exactly its share.
 */
export const happeningsOf = (shares: readonly number[], causes: readonly CommonCause[]): Happenings => {
  const groups = causes.map((cause) => ({ cause, shocks: nested(cause, shares) }));
  const asked = shares.map((_, place) =>
    groups.reduce(
      (sum, { shocks }) =>
        shocks.reduce((inner, { mask, rate }) => inner + ((mask >> place) & 1 ? rate : 0), sum),
      0,
    ),
  );
  const room = shares.map((share, place) => {
    const sum = asked[place] ?? 0;
    return sum === 0 ? 1 : Math.min(1, rateOf(share) / sum);
  });
  const scaled = groups.flatMap(({ cause, shocks }) => {
    const scale = Math.min(1, ...room.filter((_, place) => (cause.members >> place) & 1));
    return shocks.map(({ mask, rate }) => ({ mask, rate: rate * scale }));
  });
  const alone = shares.map((share, place) => {
    const taken = scaled.reduce((sum, { mask, rate }) => sum + ((mask >> place) & 1 ? rate : 0), 0);
    return shareOf(Math.max(0, rateOf(share) - taken));
  });
  return { shocks: scaled.map(({ mask, rate }) => ({ mask, probability: shareOf(rate) })), alone };
};
