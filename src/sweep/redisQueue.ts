import { Queue, QueueEvents, Worker } from "bullmq";
import { carried, received } from "./carriedFailure.ts";
import type { JobResult } from "./fold.ts";
import { createLocalPool, type Executor } from "./localPool.ts";
import { jobHash, type SweepJob } from "./plan.ts";
import { type Problem, misuse, notObserved } from "../problem.ts";

/** Jobs behind a Redis, for as many hosts as there are. A job's id is the hash of what it does, so none is done twice. */

const QUEUE = "holdfast-sweep";
/** Jobs handed out at a time: enough for some hundred workers, few enough for memory to stay as it is. */
const WINDOW = 512;
/** Unless told; long enough for a host that is busy. */
const LOCK_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 5_000;
const CLOSE_MILLISECONDS = 2_000;
/** Finished jobs stay for a day, so that a sweep that was interrupted finds them; the newest only, so that they stay few. */
const KEEP_SECONDS = 24 * 60 * 60;
const KEEP_JOBS = 4 * WINDOW;
/** How often the queue is asked for a sign of life, which it has as long to give. */
const PULSE_MILLISECONDS = 10_000;
/** How often a job that fails is tried. */
const TRIES = 3;
/** How often a job may lose its worker. */
const MAX_STALLS = 10;

/** The address without who may enter: a password may have any sign in it, so all before the last @ goes. */
const shownAddress = (url: string): string => url.replace(/\/\/.*@/s, "//");

/** The queue cannot be reached. */
const queueUnreachable = (url: string, reason: string): Problem =>
  notObserved(
    `The queue at ${shownAddress(url)} cannot be reached (${reason.replace(/\.$/, "")}): see that it runs and lets you in, and run the same command again; what was done is kept.`,
  );

/** A host, and a number as the database if there is one. */
const ADDRESS = /^rediss?:\/\/([^/?#]*@)?[^@/?#:]+[^@/?#]*(\/\d*)?$/;

/** A part of an address with what is written as `%40` and the like; nothing where it is written wrong. */
const decoded = (part: string | undefined): string | undefined => {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return undefined;
  }
};

/**
 * What Redis is connected with: `redis://[user:password@]host[:port][/database]`.
 * @throws Problem where that is no such address.
 */
const connectionOf = (url: string) => {
  const parsed = ADDRESS.test(url) ? URL.parse(url) : null;
  const [username, password] = [parsed?.username, parsed?.password].map(decoded);
  if (parsed === null || username === undefined || password === undefined) {
    throw misuse(
      "--queue",
      `"${shownAddress(url)}" is no address of a Redis; write redis://[user:password@]host[:port][/database], with signs such as @, / and % in a password as %40, %2F and %25.`,
    );
  }
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(parsed.port || "6379"),
    db: Number(parsed.pathname.slice(1) || "0"),
    ...(username !== "" && { username }),
    ...(password !== "" && { password }),
    ...(parsed.protocol === "rediss:" && { tls: {} }),
    connectTimeout: CONNECT_MILLISECONDS,
    maxRetriesPerRequest: null,
    // A Redis that comes back is empty, so a connection that is lost is not tried again.
    retryStrategy: () => null,
  };
};

/** What a worker is told. */
interface QueuedTask {
  readonly job: SweepJob;
}

const reasonOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

/** Refuses everything that waits once something is lost, and keeps nothing of what no longer waits. */
const createLoss = () => {
  const waiting = new Set<(failure: unknown) => void>();
  let loss: { readonly failure: unknown } | undefined;
  return {
    lose: (failure: unknown): void => {
      loss ??= { failure };
      for (const refuse of waiting) refuse(loss.failure);
      waiting.clear();
    },
    orLost: <T>(promise: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        if (loss !== undefined) reject(loss.failure);
        waiting.add(reject);
        promise.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
  };
};

/** Connects to a queue within the time that it may take. */
const connected = async <T>(url: string, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const reason = `no answer within ${CONNECT_MILLISECONDS / 1_000} s`;
    timer = setTimeout(() => reject(queueUnreachable(url, reason)), CONNECT_MILLISECONDS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Waits for a lost connection to be put away, which may never be. */
const withinTime = async (promise: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, CLOSE_MILLISECONDS);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
};

/** Workers behind a queue, and how many of them there are. */
export interface QueueExecutor extends Executor {
  readonly countWorkers: () => Promise<number>;
}

/**
 * Workers behind a queue.
 * @throws Problem where the address is none.
 * @throws Problem where it is not there, then or later; jobs that wait are refused with it too.
 */
export const connectQueue = async (url: string): Promise<QueueExecutor> => {
  const connection = connectionOf(url);
  const queue = new Queue<QueuedTask, JobResult>(QUEUE, { connection });
  const events = new QueueEvents(QUEUE, { connection });
  // Each job that waits listens for its own end.
  for (const emitter of [queue, events]) emitter.setMaxListeners(2 * WINDOW + 10);
  const { lose, orLost } = createLoss();
  const onFailure = (failure: unknown): void => lose(queueUnreachable(url, reasonOf(failure)));
  queue.on("error", onFailure);
  events.on("error", onFailure);
  queue.on("ioredis:close", () => onFailure("the connection was closed"));
  events.on("ioredis:close", () => onFailure("the connection was closed"));
  let isPinging = false;
  const pulse = setInterval(() => {
    if (isPinging) return onFailure("it does not answer");
    isPinging = true;
    queue.getJobCounts("waiting").then(() => {
      isPinging = false;
    }, onFailure);
  }, PULSE_MILLISECONDS);
  const close = async (): Promise<void> => {
    clearInterval(pulse);
    await withinTime(Promise.allSettled([queue.close(), events.close()]));
  };
  try {
    const ready = Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
    await connected(url, orLost(ready));
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
        attempts: TRIES,
        removeOnComplete: { age: KEEP_SECONDS, count: KEEP_JOBS },
        removeOnFail: true,
      },
    );
    return added.waitUntilFinished(events).catch((failure: unknown) => {
      throw received(failure);
    });
  };
  return {
    window: WINDOW,
    run: (job) => orLost(run(job)),
    close,
    countWorkers: () => orLost(queue.getWorkersCount()),
  };
};

/** How a worker works. */
export interface WorkerOptions {
  /** What price histories in a sweep's file are relative to, on this host. */
  readonly folder: string;
  /** How many jobs it does at a time, each in a process of its own. */
  readonly processes: number;
  /** A worker that says nothing for so long is taken for dead, and its job given to another. */
  readonly lockMilliseconds?: number;
  /** Told after each job. */
  readonly onDone: (job: SweepJob) => void;
}

/** A worker, until it is closed. */
export interface QueueWorker {
  /** Ends when the queue is lost; never else. */
  readonly lost: Promise<never>;
  /** Finishes the jobs at hand and goes away. */
  readonly close: () => Promise<void>;
}

/**
 * Takes jobs from a queue and does them. They are done in processes of their own, so that this one can go on telling the
 * queue that they are in hand.
 * @throws Problem where the address is none.
 * @throws Problem where the queue is not there.
 */
export const startQueueWorker = async (
  url: string,
  { folder, processes, lockMilliseconds = LOCK_MILLISECONDS, onDone }: WorkerOptions,
): Promise<QueueWorker> => {
  const connection = connectionOf(url);
  const pool = createLocalPool(folder, processes);
  const worker = new Worker<QueuedTask, JobResult>(
    QUEUE,
    ({ data }) =>
      pool.run(data.job).catch((failure: unknown) => {
        throw carried(failure);
      }),
    {
      connection,
      concurrency: processes,
      lockDuration: lockMilliseconds,
      stalledInterval: lockMilliseconds,
      maxStalledCount: MAX_STALLS,
    },
  );
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  worker.on("error", (failure) => lost.reject(queueUnreachable(url, failure.message)));
  worker.on("ioredis:close", () => lost.reject(queueUnreachable(url, "the connection was closed")));
  worker.on("completed", ({ data }) => onDone(data.job));
  try {
    await connected(url, Promise.race([worker.waitUntilReady(), lost.promise]));
  } catch (failure) {
    await Promise.allSettled([worker.close(true), pool.close()]);
    throw failure;
  }
  const close = async (isLost: boolean): Promise<void> => {
    await (isLost ? withinTime(worker.close(true)) : worker.close());
    await pool.close();
  };
  let isLost = false;
  lost.promise.catch(() => {
    isLost = true;
  });
  return { lost: lost.promise, close: () => close(isLost) };
};
