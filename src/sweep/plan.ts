import { MODES, type Mode } from "../simulate/oracle.ts";
import { hashOf, type Sweep } from "./sweepFile.ts";

/** What a protocol can choose. */
export interface Choice {
  readonly mode: Mode;
  readonly sources: number;
  readonly quorum: number;
  readonly maxDeviationBps: number;
  readonly maxAgeFactor: number;
}

/** What it meets. */
export interface Environment {
  /** Of one source. */
  readonly faultsPerDay: number;
  /** Share of faults that strike all sources at once. */
  readonly beta: number;
}

/** Some runs of one environment with one number of sources: every choice is judged on the same outages. */
export interface SweepJob {
  readonly sweep: Sweep;
  readonly environment: Environment;
  readonly sources: number;
  readonly firstSeed: number;
  readonly runs: number;
}

/** Runs of a job: enough that handing it out costs nothing beside them. */
const RUNS_A_JOB = 25;

export const environmentsOf = ({ environments }: Sweep): Environment[] =>
  environments.faultsPerDay.flatMap((faultsPerDay) =>
    environments.beta.map((beta) => ({ faultsPerDay, beta })),
  );

/** Every choice for a number of sources, in the order of the sweep's file. */
export const choicesOf = ({ choices }: Sweep, sources: number): Choice[] =>
  MODES.flatMap((mode) =>
    choices.quorum
      .filter((quorum) => quorum <= sources)
      .flatMap((quorum) =>
        choices.maxDeviationBps.flatMap((maxDeviationBps) =>
          choices.maxAgeFactor.map((maxAgeFactor) => ({
            mode,
            sources,
            quorum,
            maxDeviationBps,
            maxAgeFactor,
          })),
        ),
      ),
  );

/** How many jobs a sweep has. */
export const countJobs = (sweep: Sweep): number =>
  environmentsOf(sweep).length * sweep.choices.sources.length * Math.ceil(sweep.runs / RUNS_A_JOB);

/** The jobs of a sweep, one after the other: never all of them in memory. */
export function* jobsOf(sweep: Sweep): Generator<SweepJob> {
  for (const environment of environmentsOf(sweep)) {
    for (const sources of sweep.choices.sources) {
      for (let done = 0; done < sweep.runs; done += RUNS_A_JOB) {
        const runs = Math.min(RUNS_A_JOB, sweep.runs - done);
        yield { sweep, environment, sources, firstSeed: sweep.seed + done, runs };
      }
    }
  }
}

/** Equal for equal work: what was done once need not be done again. */
export const jobHash = (job: SweepJob): string => hashOf(job);
