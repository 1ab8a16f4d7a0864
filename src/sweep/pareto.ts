import type { Choice } from "./plan.ts";
import type { ChoiceResult } from "./fold.ts";

/** What makes one configuration better than another. */
interface Objectives {
  /** Share of time, to be large. */
  readonly availability: number;
  /** Seconds times basis points a day, to be small. */
  readonly exposure: number;
}

const objectivesOf = ({ availability, exposurePerDay }: ChoiceResult): Objectives => ({
  availability: availability.mean,
  exposure: exposurePerDay.mean,
});

const isBetter = (one: Objectives, other: Objectives): boolean =>
  one.availability >= other.availability &&
  one.exposure <= other.exposure &&
  (one.availability > other.availability || one.exposure < other.exposure);

/** The less exposed first; of equals the more available, then the one with fewer sources, because it is cheaper. */
const byExposure = (one: ChoiceResult, other: ChoiceResult): number =>
  one.exposurePerDay.mean - other.exposurePerDay.mean ||
  other.availability.mean - one.availability.mean ||
  one.choice.sources - other.choice.sources;

/** The more available first; of equals as `byExposure`. */
const byAvailability = (one: ChoiceResult, other: ChoiceResult): number =>
  other.availability.mean - one.availability.mean || byExposure(one, other);

/** The configurations that no other beats in both, the most available first. Of equals all stay. */
export const paretoFront = (results: readonly ChoiceResult[]): ChoiceResult[] =>
  results
    .filter((result) => !results.some((other) => isBetter(objectivesOf(other), objectivesOf(result))))
    .sort(byAvailability);

/**
 * The configuration to recommend: of the front, those that reach the availability asked for, of these the one with the
 * least wrong prices; where none reaches it, the most available. Of equals the one with fewer sources, because it is
 * cheaper, and then the first in the sweep's order.
 * @returns Nothing where there are no results.
 */
export const recommend = (
  results: readonly ChoiceResult[],
  leastAvailability: number,
): ChoiceResult | undefined => {
  const front = paretoFront(results);
  const enough = front.filter(({ availability }) => availability.mean >= leastAvailability);
  return enough.length > 0 ? enough.sort(byExposure)[0] : front[0];
};

/** A configuration in a few words. */
export const choiceText = ({ mode, sources, quorum, maxDeviationBps, maxAgeFactor }: Choice): string =>
  `${mode}, ${quorum} of ${sources}, ${maxDeviationBps} bps, ${maxAgeFactor} heartbeats`;
