import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import { received } from "./carriedFailure.ts";
import type { JobResult } from "./fold.ts";
import type { PoolTask, SweepJob } from "./plan.ts";

/** Whoever does jobs: processes of this machine, or workers behind a queue. */
export interface Executor {
  /** How many jobs may be handed out at a time. */
  readonly window: number;
  /** Does one job. */
  readonly run: (job: SweepJob) => Promise<JobResult>;
  readonly close: () => Promise<void>;
}

/** Jobs that wait for each process, so that none is ever idle. */
const JOBS_A_PROCESS = 4;
/** How often a job is begun anew after its process died. */
const MORE_TRIES = 3;
/** What the pool says when a process dies. */
const DEATH = /exited unexpectedly/;

/** The file that a process runs: beside this one, as it is in the repository and in the package. */
const WORKER = new URL(
  import.meta.url.endsWith(".ts") ? "./poolWorker.ts" : "./poolWorker.js",
  import.meta.url,
).href;

/**
 * Processes of this machine. A job whose process dies is given to another.
 * @param folder What price histories in the sweep's file are relative to.
 * @param processes How many; one for each core unless told.
 */
export const createLocalPool = (folder: string, processes = availableParallelism()): Executor => {
  const pool = new Tinypool({
    filename: WORKER,
    runtime: "child_process",
    minThreads: processes,
    maxThreads: processes,
  });
  const run = async (job: SweepJob, moreTries: number): Promise<JobResult> => {
    try {
      return await pool.run({ job, folder } satisfies PoolTask);
    } catch (failure) {
      if (moreTries === 0 || !(failure instanceof Error) || !DEATH.test(failure.message)) {
        throw received(failure);
      }
      return run(job, moreTries - 1);
    }
  };
  return {
    window: processes * JOBS_A_PROCESS,
    run: (job) => run(job, MORE_TRIES),
    close: () => pool.destroy(),
  };
};
