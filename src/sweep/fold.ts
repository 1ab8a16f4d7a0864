import type { Estimate } from "../simulate/result.ts";
import { estimateOf, merged, type Moments, NO_MOMENTS } from "./estimate.ts";
import { type Choice, type Environment, environmentsOf, choicesOf, type SweepJob } from "./plan.ts";
import type { Sweep } from "./sweepFile.ts";

/** What a job found out about one choice, over its runs. */
export interface ChoiceMoments {
  readonly availability: Moments;
  /** Seconds times basis points beyond the tolerance, a day. */
  readonly exposurePerDay: Moments;
  /** Seconds, a day. */
  readonly falseRefusalPerDay: Moments;
  readonly worstErrorBps: number;
}

/** What a job results in: one entry for each of `choicesOf(sweep, job.sources)`, in that order. */
export type JobResult = readonly ChoiceMoments[];

/** How one choice did, in one environment or over all of them. */
export interface ChoiceResult {
  readonly choice: Choice;
  readonly runs: number;
  readonly availability: Estimate;
  readonly exposurePerDay: Estimate;
  readonly falseRefusalPerDay: Estimate;
  readonly worstErrorBps: number;
}

/** How every choice did in one environment. */
export interface EnvironmentResult {
  readonly environment: Environment;
  readonly results: readonly ChoiceResult[];
}

const NOTHING: ChoiceMoments = {
  availability: NO_MOMENTS,
  exposurePerDay: NO_MOMENTS,
  falseRefusalPerDay: NO_MOMENTS,
  worstErrorBps: 0,
};

const both = (one: ChoiceMoments, other: ChoiceMoments): ChoiceMoments => ({
  availability: merged(one.availability, other.availability),
  exposurePerDay: merged(one.exposurePerDay, other.exposurePerDay),
  falseRefusalPerDay: merged(one.falseRefusalPerDay, other.falseRefusalPerDay),
  worstErrorBps: Math.max(one.worstErrorBps, other.worstErrorBps),
});

const resultOf = (choice: Choice, moments: ChoiceMoments): ChoiceResult => ({
  choice,
  runs: moments.availability.count,
  availability: estimateOf(moments.availability),
  exposurePerDay: estimateOf(moments.exposurePerDay),
  falseRefusalPerDay: estimateOf(moments.falseRefusalPerDay),
  worstErrorBps: moments.worstErrorBps,
});

const placeOf = ({ environment, sources }: SweepJob): string =>
  `${environment.faultsPerDay} ${environment.beta} ${sources}`;

/** Adds up what jobs result in. Its memory hangs on the number of choices and environments, not on that of the runs. */
export interface Fold {
  /** Adds one job's result. Jobs have to be added in their order, so that sums round alike wherever they ran. */
  readonly add: (job: SweepJob, result: JobResult) => void;
  readonly byEnvironment: () => EnvironmentResult[];
  /** Over all environments, each of them counting as often as it was run. */
  readonly overall: () => ChoiceResult[];
}

export const createFold = (sweep: Sweep): Fold => {
  const sums = new Map<string, ChoiceMoments[]>();
  const momentsOf = (environment: Environment, sources: number, place: number): ChoiceMoments =>
    sums.get(`${environment.faultsPerDay} ${environment.beta} ${sources}`)?.[place] ?? NOTHING;
  const everyChoice = (of: (choice: Choice, place: number) => ChoiceMoments): ChoiceResult[] =>
    sweep.choices.sources
      .flatMap((sources) =>
        choicesOf(sweep, sources).map((choice, place) => resultOf(choice, of(choice, place))),
      )
      .filter(({ runs }) => runs > 0);
  return {
    add: (job, result) => {
      const key = placeOf(job);
      const before = sums.get(key) ?? [];
      sums.set(
        key,
        result.map((moments, place) => both(before[place] ?? NOTHING, moments)),
      );
    },
    byEnvironment: () =>
      environmentsOf(sweep).map((environment) => ({
        environment,
        results: everyChoice(({ sources }, place) => momentsOf(environment, sources, place)),
      })),
    overall: () =>
      everyChoice(({ sources }, place) =>
        environmentsOf(sweep)
          .map((environment) => momentsOf(environment, sources, place))
          .reduce(both, NOTHING),
      ),
  };
};
