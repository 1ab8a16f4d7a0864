import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { PACKAGE_ROOT } from "../../src/files/packageRoot.ts";
import { type Started, type SweepInput, smallSweep, start, until } from "./examples.ts";
import { freePort } from "./redis.ts";

/** `oracle sweep` as a user starts it: what it prints, what it writes, and what it ends with. */

const HARDHAT = join(PACKAGE_ROOT, "node_modules", "hardhat", "dist", "src", "cli.js");
const folder = mkdtempSync(join(tmpdir(), "holdfast-sweep-task-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const fileIn = (name: string): string => join(folder, name);

const startTask = (sweep: Partial<SweepInput>, words: readonly string[]): Promise<Started> => {
  writeFileSync(fileIn("sweep.json"), JSON.stringify({ ...smallSweep, ...sweep }));
  return start(process.execPath, [HARDHAT, "oracle", "sweep", fileIn("sweep.json"), ...words]);
};

const endOf = async (task: Promise<Started>): Promise<{ code: number | null; output: string }> => {
  const { ended, output } = await task;
  return { code: await ended, output: output() };
};

describe("the task of a sweep", () => {
  it("ends with 1 where no configuration is served long enough, and writes what it found all the same", async () => {
    const words = [
      "--journal",
      fileIn("gate.jsonl"),
      "--json",
      fileIn("gate.json"),
      "--html",
      fileIn("gate.html"),
    ];
    const { code, output } = await endOf(startTask({ runs: 2, leastAvailability: 1 }, words));
    expect(code, output).to.equal(1);
    expect(output).to.include("No configuration is served 100 % of the time; add sources");
    expect(output).to.not.include("\u001b");
    expect(JSON.parse(readFileSync(fileIn("gate.json"), "utf8"))).to.include({
      isComplete: true,
      doneJobs: 4,
    });
    expect(readFileSync(fileIn("gate.html"), "utf8")).to.include("</html>");
  });

  it("ends with 2 and a sentence where an option is wrong", async () => {
    const { code, output } = await endOf(startTask({}, ["--processes", "1025"]));
    expect(code).to.equal(2);
    expect(output.trim()).to.equal(
      "--processes: 1025 is no number of processes; it has to be 0 to 1024, 0 for one each core.",
    );
  });

  it("ends with 3 and a sentence where the queue is not there", async () => {
    const address = `redis://127.0.0.1:${await freePort()}`;
    const { code, output } = await endOf(
      startTask({}, ["--journal", fileIn("queue.jsonl"), "--queue", address]),
    );
    expect(code).to.equal(3);
    expect(output.trim()).to.match(
      new RegExp(`^The queue at ${address} cannot be reached \\(.+\\): see that it runs`),
    );
  });

  it("ends with 130 at Ctrl-C, and writes what was done by then", async () => {
    const journal = fileIn("stopped.jsonl");
    const words = ["--processes", "1", "--journal", journal, "--json", fileIn("stopped.json")];
    const { kill, ended, output } = await startTask({ runs: 500 }, words);
    await until(() => (statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0);
    kill("SIGINT");
    expect(await ended, output()).to.equal(130);
    expect(output()).to.include(
      `Run the same command again to go on from here; what was done is in ${journal}`,
    );
    const report = JSON.parse(readFileSync(fileIn("stopped.json"), "utf8"));
    expect(report).to.include({ isComplete: false, allJobs: 80 });
    expect(report.doneJobs).to.be.greaterThan(0).and.lessThan(80);
    expect(report.worstTimings).to.deep.equal([]);
  });
});
