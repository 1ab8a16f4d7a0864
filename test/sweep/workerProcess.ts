import { startQueueWorker } from "../../src/sweep/redisQueue.ts";

/** A worker in a process of its own, so that a test can kill it: address of the queue, milliseconds of a lock. */

const work = async (): Promise<void> => {
  const [address = "", lockMilliseconds = "1000"] = process.argv.slice(2);
  const worker = await startQueueWorker(address, {
    folder: ".",
    processes: 1,
    lockMilliseconds: Number(lockMilliseconds),
    onDone: () => process.stdout.write("done\n"),
  });
  process.stdout.write("ready\n");
  const stopped = new Promise<void>((resolve) => process.on("SIGINT", () => resolve()));
  try {
    await Promise.race([stopped, worker.lost]);
  } catch (failure) {
    process.stderr.write(failure instanceof Error ? failure.message : String(failure));
    process.exitCode = 3;
  }
  await worker.close();
};

// Mocha loads every file of the tests.
if (import.meta.main) await work();
