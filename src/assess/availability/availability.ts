import { AVAILABILITY_BETAS, type Betas, type CommonCause, commonCauses } from "./causes.ts";
import { type Fails, independentOf, unavailabilityOf } from "./exact.ts";
import { happeningsOf } from "./shocks.ts";
import type { AvailabilitySource } from "./source.ts";
import { boundsOf } from "./uncertainty.ts";

/** The predicted share of the time without a safe price, out of what was executed in every state. */

const MINUTES_PER_YEAR = 525_600;

export interface Availability {
  readonly unavailability: number;
  readonly minutesPerYear: number;
  /** At 5 and at 95 %. */
  readonly low: number;
  readonly high: number;
  /** As if nothing had a common cause. */
  readonly independent: number;
  /** What each common cause adds, in minutes a year, worst first. */
  readonly contributors: readonly { readonly cause: string; readonly minutesPerYear: number }[];
}

/** Sources of one root as one, with the mask of the sources that each stands for. */
const mergedRoots = (
  sources: readonly AvailabilitySource[],
): { readonly merged: readonly AvailabilitySource[]; readonly masks: readonly number[] } => {
  const roots = new Map<string, { source: AvailabilitySource; mask: number }>();
  for (const [place, source] of sources.entries()) {
    const known = roots.get(source.root);
    if (known === undefined) roots.set(source.root, { source, mask: 1 << place });
    else {
      known.mask |= 1 << place;
      if (source.unavailability > known.source.unavailability) known.source = source;
    }
  }
  const all = [...roots.values()];
  return { merged: all.map(({ source }) => source), masks: all.map(({ mask }) => mask) };
};

const sentenceOf = ({ kind, name }: CommonCause): string => (kind === "floor" ? name : `${kind}: ${name}`);

/**
 * Predicts the unavailability of an oracle.
 * @param fails Whether there is no safe price with the sources of a mask down, as it was executed.
 */
export const availabilityOf = (
  sources: readonly AvailabilitySource[],
  fails: Fails,
  betas: Betas = AVAILABILITY_BETAS,
): Availability => {
  const { merged, masks } = mergedRoots(sources);
  const failsMerged: Fails = (mask) =>
    fails(masks.reduce((bits, own, place) => ((mask >> place) & 1 ? bits | own : bits), 0));
  const causes = commonCauses(merged, betas);
  const shares = merged.map(({ unavailability }) => unavailability);
  const unavailability = unavailabilityOf(happeningsOf(shares, causes), failsMerged);
  const contributors = causes.map((cause) => {
    const rest = causes.filter((one) => one !== cause);
    const without = unavailabilityOf(happeningsOf(shares, rest), failsMerged);
    return {
      cause: sentenceOf(cause),
      minutesPerYear: Math.max(0, unavailability - without) * MINUTES_PER_YEAR,
    };
  });
  return {
    unavailability,
    minutesPerYear: unavailability * MINUTES_PER_YEAR,
    ...boundsOf(merged, causes, failsMerged),
    independent: independentOf(shares, failsMerged),
    contributors: contributors
      .filter(({ minutesPerYear }) => minutesPerYear > 0)
      .toSorted((one, other) => other.minutesPerYear - one.minutesPerYear),
  };
};
