import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { connectQueue } from "../../src/sweep/redisQueue.ts";
import { jobsOf } from "../../src/sweep/plan.ts";
import { runJob } from "../../src/sweep/runJob.ts";
import { runSweep } from "../../src/sweep/sweep.ts";
import { FILES, FOLDER, type Started, smallSweep, start, sweepWith, until } from "./examples.ts";
import { freePort, hasRedis, startRedis } from "./redis.ts";
import { Problem } from "../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-queue-"));
const started: Started[] = [];

const remembered = async (program: Promise<Started>): Promise<Started> => {
  const found = await program;
  started.push(found);
  return found;
};

/** Ends what a test has started, and waits until it has. */
const endAll = async (): Promise<void> => {
  for (const { kill, ended } of started.splice(0)) {
    kill("SIGKILL");
    await ended;
  }
};

const startWorker = async (address: string): Promise<Started> => {
  const words = [join(import.meta.dirname, "workerProcess.ts"), address, "1000"];
  const worker = await remembered(start(process.execPath, words));
  await until(() => worker.output().includes("ready"));
  return worker;
};

const RUNS = 100;
const localResult = async (): Promise<string> => {
  const executor = {
    window: 1,
    run: (job: Parameters<typeof runJob>[0]) => runJob(job, FOLDER),
    close: async () => undefined,
  };
  const { fold } = await runSweep(sweepWith({ runs: RUNS }), { executor, files: FILES });
  return JSON.stringify([fold.overall(), fold.byEnvironment()]);
};

/** Starts a sweep behind a queue in a process of its own; the files that it reads and writes bear the given name. */
const startSweep = async (name: string, address: string) => {
  const file = join(folder, `${name}.json`);
  const journal = join(folder, `${name}.jsonl`);
  const result = join(folder, `${name}-result.json`);
  writeFileSync(file, JSON.stringify({ ...smallSweep, runs: RUNS }));
  const words = [join(import.meta.dirname, "sweepProcess.ts"), file, journal, result, address];
  const sweep = await remembered(start(process.execPath, words));
  return {
    sweep,
    keptBytes: () => statSync(journal, { throwIfNoEntry: false })?.size ?? 0,
    result: () => readFileSync(result, "utf8"),
  };
};

describe("a sweep behind a queue", () => {
  before(function () {
    if (!hasRedis()) this.skip();
  });
  afterEach(endAll);
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is done by two workers as it is here, byte for byte, and loses nothing where one of them is killed", async () => {
    const port = await freePort();
    const address = `redis://127.0.0.1:${port}`;
    await remembered(startRedis(port));
    const [victim, other] = await Promise.all([startWorker(address), startWorker(address)]);
    const { sweep, result } = await startSweep("two", address);
    await until(() => victim.output().includes("done"));
    victim.kill("SIGKILL");
    expect(await sweep.ended, sweep.output()).to.equal(0);
    expect(other.output()).to.include("done");
    expect(result()).to.equal(await localResult());
  });

  it("says where its Redis went away, keeps what was done, and ends alike with a new one", async () => {
    const port = await freePort();
    const address = `redis://127.0.0.1:${port}`;
    const redis = await remembered(startRedis(port));
    const worker = await startWorker(address);
    const first = await startSweep("lost", address);
    await until(() => first.keptBytes() > 0);
    redis.kill("SIGKILL");
    expect(await first.sweep.ended).to.equal(3);
    expect(first.sweep.output()).to.match(
      new RegExp(
        `^The queue at ${address} cannot be reached \\(.+\\): see that it runs and lets you in, and run the same command again`,
      ),
    );
    expect(first.sweep.output()).to.not.include("\n");
    expect(await worker.ended).to.equal(3);
    expect(worker.output()).to.include(`The queue at ${address} cannot be reached`);
    await redis.ended;
    const kept = first.keptBytes();
    expect(kept).to.be.greaterThan(0);
    await remembered(startRedis(port));
    await startWorker(address);
    const second = await startSweep("lost", address);
    expect(await second.sweep.ended, second.sweep.output()).to.equal(0);
    expect(second.result()).to.equal(await localResult());
    expect(second.keptBytes()).to.be.greaterThan(kept);
  });

  it("comes out alike for two who ask for the same at once, behind jobs that another version left there", async () => {
    const port = await freePort();
    const address = `redis://127.0.0.1:${port}`;
    await remembered(startRedis(port));
    const queues = await Promise.all([connectQueue(address), connectQueue(address)]);
    try {
      const stale = [...jobsOf(sweepWith({ seed: 99 }), FILES)].map((job) => ({ ...job, code: "other" }));
      const refused = stale.map((job) => queues[0].run(job).catch(String));
      const sweeps = queues.map((executor) =>
        runSweep(sweepWith({ runs: RUNS }), { executor, files: FILES }),
      );
      await startWorker(address);
      const [one, other] = await Promise.all(sweeps);
      for (const refusal of await Promise.all(refused))
        expect(refusal).to.include("A worker runs other code than the sweep: install the same version");
      for (const { fold, failure } of [one, other].filter((outcome) => outcome !== undefined)) {
        expect(failure).to.equal(undefined);
        expect(JSON.stringify([fold.overall(), fold.byEnvironment()])).to.equal(await localResult());
      }
    } finally {
      await Promise.all(queues.map((queue) => queue.close()));
    }
  });

  it("is refused in a sentence, without the password, where that is wrong", async () => {
    const port = await freePort();
    await remembered(startRedis(port, ["--requirepass", "secret"]));
    for (const [login, reason] of [
      ["", "NOAUTH"],
      [":guess@", "WRONGPASS"],
    ]) {
      const address = `redis://${login}127.0.0.1:${port}`;
      const failure = await connectQueue(address).catch((reason: unknown) => reason);
      expect(failure).to.be.instanceOf(Problem);
      expect(String(failure)).to.include(
        `The queue at redis://127.0.0.1:${port} cannot be reached (${reason}`,
      );
    }
    const queue = await connectQueue(`redis://:secret@127.0.0.1:${port}`);
    expect(await queue.countWorkers()).to.equal(0);
    await queue.close();
  });

  it("is refused in a sentence with the address where no Redis is", async () => {
    const port = await freePort();
    const failure = await connectQueue(`redis://127.0.0.1:${port}`).catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(Problem);
    expect(String(failure)).to.include(`The queue at redis://127.0.0.1:${port} cannot be reached`);
  });

  it("lets a worker finish the job at hand at Ctrl-C", async () => {
    const port = await freePort();
    const address = `redis://127.0.0.1:${port}`;
    await remembered(startRedis(port));
    const worker = await startWorker(address);
    const { sweep, result } = await startSweep("ctrl-c", address);
    await until(() => worker.output().includes("done"));
    worker.kill("SIGINT");
    expect(await worker.ended, worker.output()).to.equal(0);
    await startWorker(address);
    expect(await sweep.ended, sweep.output()).to.equal(0);
    expect(result()).to.equal(await localResult());
  });
});
