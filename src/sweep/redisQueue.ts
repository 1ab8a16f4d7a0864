import { Queue, QueueEvents, Worker } from "bullmq";
import type { JobResult } from "./fold.ts";
import type { Executor } from "./localPool.ts";
import { jobHash, type SweepJob } from "./plan.ts";
import { runJob } from "./runJob.ts";

/** Jobs behind a Redis, for as many hosts as there are. A job's id is the hash of what it does, so none is done twice. */

const QUEUE = "holdfast-sweep";
/** Jobs handed out at a time: enough for some hundred workers, few enough for memory to stay as it is. */
const WINDOW = 512;
/** A worker that says nothing for so long is taken for dead, and its job given to another. */
const LOCK_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 5_000;
/** Finished jobs stay for a day, so that a sweep that was interrupted finds them. */
const KEEP_SECONDS = 24 * 60 * 60;

/** The queue cannot be reached: one sentence with its address, and what to do. */
export class QueueUnreachable extends Error {
  override readonly name = "QueueUnreachable";

  constructor(url: string, reason: string) {
    const address = url.replace(/\/\/[^@/]*@/, "//");
    super(
      `The queue at ${address} cannot be reached (${reason}): start it, and run the same command again; what was done is kept.`,
    );
  }
}

/** What Redis is connected with: `redis://[user:password@]host[:port][/database]`. */
const connectionOf = (url: string) => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new QueueUnreachable(url, "that is no address; write redis://host:port");
  }
  if (!/^rediss?:$/.test(parsed.protocol)) {
    throw new QueueUnreachable(url, `${parsed.protocol} is no Redis; write redis://host:port`);
  }
  const database = Number(parsed.pathname.slice(1) || "0");
  return {
    host: parsed.hostname,
    port: Number(parsed.port || "6379"),
    db: database,
    ...(parsed.username !== "" && { username: decodeURIComponent(parsed.username) }),
    ...(parsed.password !== "" && { password: decodeURIComponent(parsed.password) }),
    ...(parsed.protocol === "rediss:" && { tls: {} }),
    connectTimeout: CONNECT_MILLISECONDS,
    maxRetriesPerRequest: null,
  };
};

/** What a worker is told. */
interface QueuedTask {
  readonly job: SweepJob;
}

const reasonOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

/**
 * Workers behind a queue.
 * @throws QueueUnreachable where it is not there, then or later; jobs that wait are refused with it too.
 */
export const connectQueue = async (url: string): Promise<Executor> => {
  const connection = connectionOf(url);
  const queue = new Queue<QueuedTask, JobResult>(QUEUE, { connection });
  const events = new QueueEvents(QUEUE, { connection });
  const lost = Promise.withResolvers<never>();
  // Nobody may be waiting when it is lost.
  lost.promise.catch(() => undefined);
  const lose = (failure: unknown): void => lost.reject(new QueueUnreachable(url, reasonOf(failure)));
  queue.on("error", lose);
  events.on("error", lose);
  const close = async (): Promise<void> => {
    await Promise.allSettled([queue.disconnect(), events.disconnect()]);
  };
  try {
    await Promise.race([Promise.all([queue.waitUntilReady(), events.waitUntilReady()]), lost.promise]);
  } catch (failure) {
    await close();
    throw failure;
  }
  const run = async (job: SweepJob): Promise<JobResult> => {
    const added = await queue.add(
      "runs",
      { job },
      {
        jobId: jobHash(job),
        attempts: 3,
        removeOnComplete: { age: KEEP_SECONDS },
        removeOnFail: true,
      },
    );
    return added.waitUntilFinished(events);
  };
  return { window: WINDOW, run: (job) => Promise.race([run(job), lost.promise]), close };
};

/** A worker, until it is closed. */
export interface QueueWorker {
  /** Ends when the queue is lost; never else. */
  readonly lost: Promise<never>;
  /** Finishes the job at hand and leaves. */
  readonly close: () => Promise<void>;
}

/**
 * Takes jobs from a queue and does them.
 * @param folder What price histories in a sweep's file are relative to, on this host.
 * @param onDone Told after each job.
 * @throws QueueUnreachable where the queue is not there.
 */
export const startQueueWorker = async (
  url: string,
  folder: string,
  onDone: (job: SweepJob) => void,
): Promise<QueueWorker> => {
  const worker = new Worker<QueuedTask, JobResult>(QUEUE, ({ data }) => runJob(data.job, folder), {
    connection: connectionOf(url),
    lockDuration: LOCK_MILLISECONDS,
    stalledInterval: LOCK_MILLISECONDS,
    maxStalledCount: 10,
  });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  worker.on("error", (failure) => lost.reject(new QueueUnreachable(url, failure.message)));
  worker.on("completed", ({ data }) => onDone(data.job));
  try {
    await Promise.race([worker.waitUntilReady(), lost.promise]);
  } catch (failure) {
    await worker.close(true);
    throw failure;
  }
  return { lost: lost.promise, close: () => worker.close() };
};
