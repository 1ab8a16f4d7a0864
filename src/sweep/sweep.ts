import { createFold, type Fold, type JobResult } from "./fold.ts";
import type { Journal } from "./journal.ts";
import type { Executor } from "./localPool.ts";
import { countJobs, jobHash, jobsOf, type SweepJob } from "./plan.ts";
import type { Sweep } from "./sweepFile.ts";

/** What a sweep found, all of it or what was done before it was stopped. */
export interface SweepOutcome {
  readonly fold: Fold;
  readonly doneJobs: number;
  readonly allJobs: number;
  /** Why it ended early; nothing where it did not. */
  readonly failure: unknown;
}

export interface SweepOptions {
  readonly executor: Executor;
  /** Results that are there already, and where new ones are kept. */
  readonly journal?: Journal;
  /** Stops handing out jobs; what is done by then is the result. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (doneJobs: number, allJobs: number) => void;
}

interface Pending {
  readonly job: SweepJob;
  readonly result: Promise<JobResult>;
}

/**
 * Runs every job of a sweep and adds up their results, in the jobs' order whoever does them: the outcome is the same to the
 * last digit. At any time only a window of jobs exists. A failure of the executor ends it early, and loses nothing of what
 * was done.
 */
export const runSweep = async (
  sweep: Sweep,
  { executor, journal, signal, onProgress }: SweepOptions,
): Promise<SweepOutcome> => {
  const fold = createFold(sweep);
  const allJobs = countJobs(sweep);
  const jobs = jobsOf(sweep);
  const pending: Pending[] = [];
  let doneJobs = 0;
  let failure: unknown;
  const start = (job: SweepJob): Promise<JobResult> => {
    const hash = jobHash(job);
    const known = journal?.find(hash);
    if (known !== undefined) return Promise.resolve(known);
    const result = executor.run(job).then((found) => {
      journal?.keep(hash, found);
      return found;
    });
    // It is awaited in its turn; until then its failure is nobody's.
    result.catch(() => undefined);
    return result;
  };
  const fill = (): void => {
    while (pending.length < executor.window && failure === undefined && signal?.aborted !== true) {
      const next = jobs.next();
      if (next.done) return;
      pending.push({ job: next.value, result: start(next.value) });
    }
  };
  for (fill(); pending.length > 0; fill()) {
    const first = pending.shift();
    if (first === undefined) break;
    try {
      const result = await first.result;
      if (failure !== undefined) continue;
      fold.add(first.job, result);
      doneJobs++;
      onProgress?.(doneJobs, allJobs);
    } catch (reason) {
      failure ??= reason;
    }
  }
  return { fold, doneJobs, allJobs, failure };
};
