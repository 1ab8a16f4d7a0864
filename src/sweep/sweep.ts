import { createFold, type Fold, type JobResult } from "./fold.ts";
import type { Journal } from "./journal.ts";
import type { Executor } from "./localPool.ts";
import { countJobs, jobHash, jobsOf, type SweepJob, sweepHash } from "./plan.ts";
import type { Sweep } from "./sweepFile.ts";

/** What a sweep found, all of it or what was done before it was stopped. */
export interface SweepOutcome {
  /** Equal for sweeps that share their jobs. */
  readonly hash: string;
  readonly fold: Fold;
  readonly doneJobs: number;
  readonly allJobs: number;
  /** Why it ended early; nothing where it did not, or was told to. */
  readonly failure: unknown;
}

/** What a sweep runs with. */
interface SweepOptions {
  readonly executor: Executor;
  /** Digest of the other files that the sweep names. */
  readonly files: string;
  /** Results that are there already, and where new ones are kept. */
  readonly journal?: Journal;
  /** Ends the sweep; what is done by then is the result. */
  readonly signal?: AbortSignal;
  /** Told of each job that is done, and whether it had been done before. */
  readonly onDone?: (job: SweepJob, wasKnown: boolean) => void;
}

interface Pending {
  readonly job: SweepJob;
  readonly result: Promise<JobResult>;
  readonly wasKnown: boolean;
}

/** What a promise comes to, or nothing once the signal says stop. */
const untilStopped = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal?.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal?.removeEventListener("abort", stop));
  });

/**
 * Runs every job of a sweep and adds up their results, in the jobs' order whoever does them: the outcome is the same to the
 * last digit. At any time only a window of jobs exists. A failure of the executor ends it early; what was done by then is
 * the result, and what was done out of turn is in the journal.
 */
export const runSweep = async (
  sweep: Sweep,
  { executor, files, journal, signal, onDone }: SweepOptions,
): Promise<SweepOutcome> => {
  const fold = createFold(sweep);
  const allJobs = countJobs(sweep);
  const jobs = jobsOf(sweep, files);
  const pending: Pending[] = [];
  let isOpen = true;
  let doneJobs = 0;
  let failure: unknown;
  const start = (job: SweepJob): Pending => {
    const hash = jobHash(job);
    const known = journal?.find(hash);
    if (known !== undefined) return { job, result: Promise.resolve(known), wasKnown: true };
    const result = executor.run(job).then((found) => {
      if (isOpen) journal?.keep(hash, found);
      return found;
    });
    // It is awaited in its turn; until then its failure is nobody's.
    result.catch(() => undefined);
    return { job, result, wasKnown: false };
  };
  const fill = (): void => {
    while (pending.length < executor.window) {
      const next = jobs.next();
      if (next.done) return;
      pending.push(start(next.value));
    }
  };
  for (fill(); pending.length > 0 && signal?.aborted !== true; fill()) {
    const first = pending.shift();
    if (first === undefined) break;
    try {
      const result = await untilStopped(first.result, signal);
      if (result === undefined) break;
      fold.add(first.job, result);
      doneJobs++;
      onDone?.(first.job, first.wasKnown);
    } catch (reason) {
      failure = reason;
      break;
    }
  }
  isOpen = false;
  return { hash: sweepHash(sweep, files), fold, doneJobs, allJobs, failure };
};
