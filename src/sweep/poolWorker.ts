import type { JobResult } from "./fold.ts";
import type { PoolTask } from "./localPool.ts";
import { runJob } from "./runJob.ts";

/** What a process of the local pool does with a task. */
export default ({ job, folder }: PoolTask): Promise<JobResult> => runJob(job, folder);
