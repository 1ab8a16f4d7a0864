import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { JobResult } from "./fold.ts";
import type { SweepJob } from "./plan.ts";

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

/** A task in a process: which job, and where the sweep's file lies. */
export interface PoolTask {
  readonly job: SweepJob;
  readonly folder: string;
}

/** The file that a process runs: beside this one, as it is in the repository and in the package. */
const WORKER = new URL(
  import.meta.url.endsWith(".ts") ? "./poolWorker.ts" : "./poolWorker.js",
  import.meta.url,
).href;

/**
 * Processes of this machine.
 * @param processes How many; one for each core unless told.
 */
export const createLocalPool = (folder: string, processes = availableParallelism()): Executor => {
  const pool = new Tinypool({
    filename: WORKER,
    runtime: "child_process",
    minThreads: processes,
    maxThreads: processes,
  });
  return {
    window: processes * JOBS_A_PROCESS,
    run: (job) => pool.run({ job, folder } satisfies PoolTask),
    close: () => pool.destroy(),
  };
};
