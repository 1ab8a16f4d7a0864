import { carried } from "./carriedFailure.ts";
import type { JobResult } from "./fold.ts";
import type { PoolTask } from "./plan.ts";
import { runJob } from "./runJob.ts";

// A terminal sends Ctrl-C to every process of a sweep; only the first of them decides what comes of it.
process.on("SIGINT", () => undefined);

/** What a process of the local pool does with a task. */
export default ({ job, folder }: PoolTask): Promise<JobResult> =>
  runJob(job, folder).catch((failure: unknown) => {
    throw carried(failure);
  });
