import { writeFileSync } from "node:fs";
import { openJournal } from "../../src/sweep/journal.ts";
import { createLocalPool, type Executor } from "../../src/sweep/localPool.ts";
import { connectQueue } from "../../src/sweep/redisQueue.ts";
import { runSweep } from "../../src/sweep/sweep.ts";
import { readSweep } from "../../src/sweep/sweepFile.ts";
import { completeSweep, digestOfFiles } from "../../src/sweep/sweepScenario.ts";

/** A sweep in a process of its own, so that a test can kill it: file, journal, result, processes or address of a queue. */

const work = async (): Promise<void> => {
  const [file = "", journalPath = "", resultPath = "", workers = "1"] = process.argv.slice(2);
  const executor: Executor = workers.startsWith("redis:")
    ? await connectQueue(workers)
    : createLocalPool(".", Number(workers));
  const journal = openJournal(journalPath);
  const sweep = readSweep(file);
  const files = digestOfFiles(await completeSweep(sweep, "."));
  const { fold, failure } = await runSweep(sweep, { executor, files, journal });
  if (failure === undefined)
    writeFileSync(resultPath, JSON.stringify([fold.overall(), fold.byEnvironment()]));
  else process.stderr.write(failure instanceof Error ? failure.message : String(failure));
  journal.close();
  await executor.close();
  process.exitCode = failure === undefined ? 0 : 3;
};

// Mocha loads every file of the tests.
if (import.meta.main) await work();
