import type { Estimate } from "../simulate/result.ts";
import { merged, type Moments, NO_MOMENTS, stratifiedEstimate } from "./estimate.ts";
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

const resultOf = (choice: Choice, strata: readonly ChoiceMoments[]): ChoiceResult => ({
  choice,
  runs: strata.reduce((sum, { availability }) => sum + availability.count, 0),
  availability: stratifiedEstimate(strata.map(({ availability }) => availability)),
  exposurePerDay: stratifiedEstimate(strata.map(({ exposurePerDay }) => exposurePerDay)),
  falseRefusalPerDay: stratifiedEstimate(strata.map(({ falseRefusalPerDay }) => falseRefusalPerDay)),
  worstErrorBps: Math.max(...strata.map(({ worstErrorBps }) => worstErrorBps)),
});

const keyOf = ({ faultsPerDay, beta }: Environment, sources: number): string =>
  `${faultsPerDay} ${beta} ${sources}`;

/** Adds up what jobs result in. Its memory hangs on the number of choices and environments, not on that of the runs. */
export interface Fold {
  /** Adds one job's result. Jobs have to be added in their order, so that sums round alike wherever they ran. */
  readonly add: (job: SweepJob, result: JobResult) => void;
  /** Choices without a run are left out. */
  readonly byEnvironment: () => EnvironmentResult[];
  /** Over all environments, each of them counting alike; a choice that lacks one of them is left out. */
  readonly overall: () => ChoiceResult[];
}

/** Adds up a sweep. */
export const createFold = (sweep: Sweep): Fold => {
  const environments = environmentsOf(sweep);
  const sums = new Map<string, ChoiceMoments[]>();
  const everyChoice = (inEnvironments: readonly Environment[]): ChoiceResult[] =>
    sweep.choices.sources.flatMap((sources) => {
      const strata = inEnvironments.map((environment) => sums.get(keyOf(environment, sources)));
      return choicesOf(sweep, sources).flatMap((choice, place) => {
        const moments = strata.flatMap((stratum) => stratum?.[place] ?? []);
        return moments.length === inEnvironments.length ? [resultOf(choice, moments)] : [];
      });
    });
  return {
    add: ({ environment, sources }, result) => {
      const key = keyOf(environment, sources);
      const before = sums.get(key) ?? [];
      sums.set(
        key,
        result.map((moments, place) => both(before[place] ?? NOTHING, moments)),
      );
    },
    byEnvironment: () =>
      environments.map((environment) => ({ environment, results: everyChoice([environment]) })),
    overall: () => everyChoice(environments),
  };
};
