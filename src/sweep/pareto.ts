import type { Choice } from "./plan.ts";
import type { ChoiceResult } from "./fold.ts";
import { ONE_SOURCE, type Sweep } from "./sweepFile.ts";

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

/** Whether two configurations are equal in what they are compared by. */
const isTied = (one: ChoiceResult, other: ChoiceResult): boolean =>
  one.availability.mean === other.availability.mean && one.exposurePerDay.mean === other.exposurePerDay.mean;

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

/** What a sweep asks for, in numbers: a share, or the availability of the most available configuration of one source. */
export const leastAvailabilityOf = (
  results: readonly ChoiceResult[],
  asked: Sweep["leastAvailability"],
): number =>
  asked === ONE_SOURCE
    ? Math.max(
        0,
        ...results.filter(({ choice }) => choice.sources === 1).map(({ availability }) => availability.mean),
      )
    : asked;

/** With a smaller quorum a single source sets the price once the others are silent: an attacker waits, or sees to it. */
const SAFE_QUORUM = 2;

/**
 * The configuration to recommend. Only those count in which no single source can set the price, where there are any, and of
 * these the ones that no other of them beats and that reach the availability asked for. Of those it is the most available of
 * which the wrong prices cannot be told apart from the least: their mean lies below the upper end of the least one's 95 %
 * interval, so that chance does not decide between configurations that are equally right. Where none reaches the
 * availability, it is the most available. Of equals it is the one with fewer sources, because it is cheaper, and then the
 * first in the sweep's order.
 * @returns Nothing where there are no results.
 */
export const recommend = (
  results: readonly ChoiceResult[],
  leastAvailability: number,
): ChoiceResult | undefined => {
  const safe = results.filter(({ choice }) => choice.quorum >= SAFE_QUORUM);
  const front = paretoFront(safe.length > 0 ? safe : results);
  const enough = front.filter(({ availability }) => availability.mean >= leastAvailability);
  const [leastWrong] = enough.toSorted(byExposure);
  if (leastWrong === undefined) return front[0];
  const { mean, halfWidth } = leastWrong.exposurePerDay;
  return enough.find(({ exposurePerDay }) => exposurePerDay.mean <= mean + (halfWidth ?? 0));
};

/** Configurations that might be recommended as well: equal to the recommended one in both, and as safe. */
export const tiesWith = (recommended: ChoiceResult, results: readonly ChoiceResult[]): ChoiceResult[] =>
  results.filter(
    (result) =>
      result.choice !== recommended.choice &&
      isTied(result, recommended) &&
      (recommended.choice.quorum < SAFE_QUORUM || result.choice.quorum >= SAFE_QUORUM),
  );

/** A configuration in a few words. */
export const choiceText = ({ mode, sources, quorum, maxDeviationBps, maxAgeFactor }: Choice): string =>
  `${mode}, ${quorum} of ${sources}, ${maxDeviationBps} bps, ${maxAgeFactor} heartbeats`;
