import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Journal, openJournal } from "../../src/sweep/journal.ts";
import { createLocalPool, type Executor } from "../../src/sweep/localPool.ts";
import { countJobs, jobHash, jobsOf, type SweepJob } from "../../src/sweep/plan.ts";
import { runJob } from "../../src/sweep/runJob.ts";
import { runSweep } from "../../src/sweep/sweep.ts";
import { completeSweep, digestOfFiles } from "../../src/sweep/sweepScenario.ts";
import { FILES, FOLDER, resultOfSeed, smallSweep, start, sweepWith, until } from "./examples.ts";
import { Problem } from "../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-sweeps-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Does jobs in this process, `window` at a time, the later ones first. */
const executorOf = (window: number, run: (job: SweepJob) => ReturnType<Executor["run"]>): Executor => ({
  window,
  run,
  close: async () => undefined,
});

const textOf = async (executor: Executor, runs = 30): Promise<string> => {
  const { fold, failure } = await runSweep(sweepWith({ runs }), { executor, files: FILES });
  expect(failure).to.equal(undefined);
  return JSON.stringify([fold.overall(), fold.byEnvironment()]);
};

const inProcess = (): Executor => executorOf(1, (job) => runJob(job, FOLDER));

/** Processes that a process has started. */
const childrenOf = async (parent: number): Promise<number[]> => {
  const entries = (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry));
  const stats = await Promise.all(
    entries.map((entry) => readFile(join("/proc", entry, "stat"), "utf8").catch(() => "")),
  );
  return stats
    .map((stat) => /^(\d+) \(.*\) \w (\d+)/.exec(stat))
    .filter((found) => Number(found?.[2]) === parent)
    .map((found) => Number(found?.[1]));
};

describe("a sweep", () => {
  it("adds up alike in whatever order its jobs end", async () => {
    const backwards = executorOf(8, async (job) => {
      await new Promise((resolve) => setTimeout(resolve, 20 - (job.firstSeed % 20)));
      return resultOfSeed(job);
    });
    const inTurn = executorOf(1, async (job) => resultOfSeed(job));
    expect(await textOf(backwards, 500)).to.equal(await textOf(inTurn, 500));
  });

  it("hands out no more jobs at a time than the window, however long it is", async () => {
    let open = 0;
    let most = 0;
    const executor = executorOf(5, async (job) => {
      open++;
      most = Math.max(most, open);
      await Promise.resolve();
      open--;
      return resultOfSeed(job);
    });
    await textOf(executor, 25_000);
    expect(most).to.equal(5);
  });

  it("that is told to stop gives what was done, and its journal goes on from there", async () => {
    const path = join(folder, "stopped.jsonl");
    const sweep = sweepWith({ runs: 100 });
    const stop = new AbortController();
    let done = 0;
    const journal = openJournal(path);
    const stopped = await runSweep(sweep, {
      executor: executorOf(2, async (job) => resultOfSeed(job)),
      files: FILES,
      journal,
      signal: stop.signal,
      onDone: () => {
        if (++done === 6) stop.abort();
      },
    });
    journal.close();
    expect(stopped).to.include({ doneJobs: 6, allJobs: 16, failure: undefined });
    expect(stopped.fold.overall()).to.not.have.lengthOf(0);
    let begun = 0;
    const again = openJournal(path);
    const counting = executorOf(2, async (job) => {
      begun++;
      return resultOfSeed(job);
    });
    const whole = await runSweep(sweep, { executor: counting, files: FILES, journal: again });
    again.close();
    expect(begun).to.be.at.most(10);
    expect(JSON.stringify(whole.fold.overall())).to.equal(
      JSON.stringify((await runSweep(sweep, { executor: counting, files: FILES })).fold.overall()),
    );
  });

  it("ends at a job that fails, and says why", async () => {
    const executor = executorOf(1, async (job) => {
      if (job.firstSeed > 3) throw new Error("no more");
      return resultOfSeed(job);
    });
    const { failure, doneJobs } = await runSweep(sweepWith({ runs: 100 }), { executor, files: FILES });
    expect(failure).to.be.instanceOf(Error).with.property("message", "no more");
    expect(doneJobs).to.equal(4);
  });

  it("is not done by other code than planned it", async () => {
    const executor = executorOf(1, (job) => runJob({ ...job, code: "other" }, FOLDER));
    const { failure } = await runSweep(sweepWith(), { executor, files: FILES });
    expect(failure).to.be.instanceOf(Problem);
  });
});

describe("a sweep over a recorded price history", () => {
  const csv = (price: number) => `timestamp,price\n1,${price}\n21601,${price + 1}\n`;
  const sweep = sweepWith({
    price: { kind: "csv", file: "history.csv", maxGapSeconds: 21_600 },
    runs: 1,
    environments: { faultsPerDay: [0], beta: [0] },
  });
  const filesOf = async () => digestOfFiles(await completeSweep(sweep, folder));
  const work = (files: string, journal: Journal) =>
    runSweep(sweep, { executor: executorOf(1, (job) => runJob(job, folder)), files, journal });

  it("does its jobs anew where the history has changed, and refuses a worker that has another one", async () => {
    writeFileSync(join(folder, "history.csv"), csv(2_000));
    const files = await filesOf();
    const journal = openJournal(join(folder, "history.jsonl"));
    expect((await work(files, journal)).failure).to.equal(undefined);
    writeFileSync(join(folder, "history.csv"), csv(3_000));
    const changed = await filesOf();
    expect(changed).to.not.equal(files);
    journal.close();
    const again = openJournal(join(folder, "history.jsonl"));
    for (const job of jobsOf(sweep, files)) expect(again.find(jobHash(job))).to.not.equal(undefined);
    for (const job of jobsOf(sweep, changed)) expect(again.find(jobHash(job))).to.equal(undefined);
    const other = openJournal(join(folder, "other.jsonl"));
    expect((await work(files, other)).failure).to.be.instanceOf(Problem);
    other.close();
    again.close();
  });
});

describe("a sweep in processes of this machine", () => {
  it("comes out the same with one, with two, and without any, byte for byte", async () => {
    const expected = await textOf(inProcess());
    for (const processes of [1, 2]) {
      const pool = createLocalPool(FOLDER, processes);
      try {
        expect(await textOf(pool)).to.equal(expected);
      } finally {
        await pool.close();
      }
    }
  });

  it("loses nothing where one of them is killed", async () => {
    const before = new Set(await childrenOf(process.pid));
    const pool = createLocalPool(FOLDER, 1);
    try {
      const result = textOf(pool, 50);
      let killed: number | undefined;
      await until(async () => {
        killed = (await childrenOf(process.pid)).find((child) => !before.has(child));
        return killed !== undefined;
      });
      process.kill(killed ?? 0, "SIGKILL");
      expect(await result).to.equal(await textOf(inProcess(), 50));
    } finally {
      await pool.close();
    }
  });

  it("goes on from its journal after all of it was killed, and comes out the same", async () => {
    const [file, journal, result] = ["killed.json", "killed.jsonl", "result.json"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const sweep = { ...smallSweep, runs: 150 };
    writeFileSync(file, JSON.stringify(sweep));
    const words = [join(import.meta.dirname, "sweepProcess.ts"), file, journal, result, "1"];
    const first = await start(process.execPath, words);
    await until(() => (statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0);
    first.kill("SIGKILL");
    expect(await first.ended).to.equal(null);
    const kept = readFileSync(journal, "utf8").split("\n").length - 1;
    expect(kept).to.be.lessThan(countJobs(sweepWith({ runs: 150 })));
    const second = await start(process.execPath, words);
    expect(await second.ended, second.output()).to.equal(0);
    expect(readFileSync(result, "utf8")).to.equal(await textOf(inProcess(), 150));
  });
});
