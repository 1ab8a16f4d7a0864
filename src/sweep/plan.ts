import { MODES, type Mode } from "../oracle/words.ts";
import { CODE_DIGEST } from "./codeDigest.ts";
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
  /** Of the code that planned it; only the same code may do it. */
  readonly code: string;
  /** Of the other files that the sweep names; only where they are the same it may be done. */
  readonly files: string;
  readonly sweep: Sweep;
  readonly environment: Environment;
  readonly sources: number;
  readonly firstSeed: number;
  readonly runs: number;
}

/** A task in a process: which job, and where the sweep's file lies. */
export interface PoolTask {
  readonly job: SweepJob;
  readonly folder: string;
}

/** Runs of a job: enough that handing it out costs nothing beside them. */
export const RUNS_A_JOB = 25;

/** Every combination of what nobody chooses. */
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

/** Seeds are below this; they begin again at 0. */
const SEEDS = 2 ** 32;

/**
 * The jobs of a sweep, one after the other: never all of them in memory. Seeds are the outermost: whatever a sweep was
 * stopped after, every environment and number of sources has as many runs as the others, but for one job.
 * @param files Digest of the other files that the sweep names.
 */
export function* jobsOf(sweep: Sweep, files: string): Generator<SweepJob> {
  const environments = environmentsOf(sweep);
  for (let done = 0; done < sweep.runs; done += RUNS_A_JOB) {
    const runs = Math.min(RUNS_A_JOB, sweep.runs - done);
    const firstSeed = (sweep.seed + done) % SEEDS;
    for (const environment of environments) {
      for (const sources of sweep.choices.sources) {
        yield { code: CODE_DIGEST, files, sweep, environment, sources, firstSeed, runs };
      }
    }
  }
}

/** What a job's outcome hangs on, so that more runs, or another title, leave done work done. */
const relevant = ({
  $schema: _schema,
  title: _title,
  runs: _runs,
  leastAvailability: _least,
  ...rest
}: Sweep) => rest;

/** Equal for equal work: what was done once need not be done again. */
export const jobHash = (job: SweepJob): string => hashOf({ ...job, sweep: relevant(job.sweep) });

/** Equal for sweeps that share their jobs, but for how many there are. */
export const sweepHash = (sweep: Sweep, files: string): string =>
  hashOf({ code: CODE_DIGEST, files, sweep: relevant(sweep) });
