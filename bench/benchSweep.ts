import { join } from "node:path";
import { runWithOutput } from "../src/files/output.ts";
import { PACKAGE_ROOT } from "../src/files/packageRoot.ts";
import { gateOf } from "../src/problem.ts";
import sweepBench from "../src/report/json/sweepBench.ts";
import { createLocalPool } from "../src/sweep/localPool.ts";
import { choicesOf, jobsOf } from "../src/sweep/plan.ts";
import { runJob } from "../src/sweep/runJob.ts";
import { runSweep } from "../src/sweep/sweep.ts";
import { readSweep, type Sweep } from "../src/sweep/sweepFile.ts";
import { findSweep } from "../src/sweep/sweepFiles.ts";
import { completeSweep, digestOfFiles } from "../src/sweep/sweepScenario.ts";
import { givenJson } from "./givenJson.ts";

/**
 * Measures a sweep: steps of the model a second in one process, how much faster two processes are than one, and the heap
 * after a short and a long sweep. On a machine that does nothing else; fails below what is promised.
 */

const NAME = "three-or-four-sources";
const FOLDER = join(PACKAGE_ROOT, "data", "sweeps");
const LEAST_STEPS = 1_000_000;
const LEAST_SPEEDUP = 1.6;
/** Heap may differ by what the collector leaves. */
const MOST_GROWTH_BYTES = 4_000_000;
const MEASURED_JOBS = 6;
const [SHORT_RUNS, LONG_RUNS] = [25, 25 * 400];

const secondsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1_000;
};

const filesOf = async (sweep: Sweep): Promise<string> => digestOfFiles(await completeSweep(sweep, FOLDER));

const stepsPerSecond = async (sweep: Sweep): Promise<number> => {
  const jobs = [...jobsOf(sweep, await filesOf(sweep))].slice(0, MEASURED_JOBS);
  const steps = jobs.reduce(
    (sum, { sources, runs }) =>
      sum + (choicesOf(sweep, sources).length * runs * sweep.durationSeconds) / sweep.stepSeconds,
    0,
  );
  const [first] = jobs;
  if (first !== undefined) await runJob({ ...first, runs: 2 }, FOLDER);
  return steps / (await secondsOf(async () => Promise.all(jobs.map((job) => runJob(job, FOLDER)))));
};

/** Seconds of a sweep with so many processes, which have started before. */
const poolSeconds = async (sweep: Sweep, processes: number): Promise<number> => {
  const executor = createLocalPool(FOLDER, processes);
  try {
    const files = await filesOf(sweep);
    await runSweep({ ...sweep, runs: 1 }, { executor, files });
    return await secondsOf(() => runSweep(sweep, { executor, files }));
  } finally {
    await executor.close();
  }
};

/** Bytes of the heap after a sweep whose jobs cost nothing. */
const heapAfter = async (sweep: Sweep, runs: number): Promise<number> => {
  const files = await filesOf(sweep);
  const [job] = jobsOf({ ...sweep, runs: 1 }, files);
  if (job === undefined) throw new RangeError("The sweep has no job.");
  const result = await runJob(job, FOLDER);
  const executor = { window: 8, run: async () => result, close: async () => undefined };
  await runSweep({ ...sweep, runs }, { executor, files });
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

await runWithOutput({ json: await givenJson() }, async (output) => {
  const sweep: Sweep = { ...readSweep(findSweep(NAME)), runs: 50 };
  const steps = await stepsPerSecond(sweep);
  output.say(`model, one process: ${Math.round(steps).toLocaleString("en")} steps/s`);
  const [one, two] = [await poolSeconds(sweep, 1), await poolSeconds(sweep, 2)];
  const speedUp = one / two;
  output.say(`two processes: ${speedUp.toFixed(2)} times as fast as one`);
  const [short, long] = [await heapAfter(sweep, SHORT_RUNS), await heapAfter(sweep, LONG_RUNS)];
  output.say(
    `heap: ${(short / 1e6).toFixed(1)} MB after ${SHORT_RUNS} runs, ${(long / 1e6).toFixed(1)} MB after ${LONG_RUNS}`,
  );
  const heap = [
    { runs: SHORT_RUNS, bytes: short },
    { runs: LONG_RUNS, bytes: long },
  ];
  output.writeJson(sweepBench, { stepsPerSecond: steps, speedUp, heap });
  const problems = [
    ...(steps < LEAST_STEPS ? [`${Math.round(steps)} steps/s are less than ${LEAST_STEPS}.`] : []),
    ...(speedUp < LEAST_SPEEDUP ? [`${speedUp.toFixed(2)} is less than ${LEAST_SPEEDUP}.`] : []),
    ...(long - short > MOST_GROWTH_BYTES ? [`The heap grew by ${long - short} bytes.`] : []),
  ];
  return gateOf([{ name: "bench", cases: [{ name: NAME, problems }] }]);
});
