import { resolve } from "node:path";
import { QUEUE_PACKAGES, requirePackages } from "../files/optionalPackages.ts";
import { chooseProcesses } from "./sweep.ts";
import { type Output, runWithOutput } from "../files/output.ts";

/** What `npx hardhat oracle sweep-worker` takes. */
export interface SweepWorkerArguments {
  readonly queue: string;
  /** How many jobs at a time; 0 for one each core. */
  readonly processes: number;
  /** What price histories in a sweep's file are relative to, on this host. */
  readonly folder: string;
}

const work = async ({ queue, processes, folder }: SweepWorkerArguments, { say }: Output): Promise<void> => {
  const { stderr } = process;
  let done = 0;
  requirePackages("--queue", QUEUE_PACKAGES);
  const { startQueueWorker } = await import("../sweep/redisQueue.ts");
  const worker = await startQueueWorker(queue, {
    folder: resolve(folder),
    processes: chooseProcesses(processes),
    onDone: () => {
      done++;
      if (stderr.isTTY) stderr.write(`\r\u001b[K${done} jobs done`);
    },
  });
  say("Waiting for jobs; Ctrl-C ends it after those at hand.");
  const interrupted = Promise.withResolvers<void>();
  const interrupt = (): void => interrupted.resolve();
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    await Promise.race([interrupted.promise, worker.lost]);
  } finally {
    await worker.close();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    if (stderr.isTTY) stderr.write("\r\u001b[K");
  }
  say(`${done} jobs done.`);
};

/** Works for sweeps behind a queue, until Ctrl-C. */
export default (given: SweepWorkerArguments): Promise<void> =>
  runWithOutput({ json: "" }, (output) => work(given, output));
