import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { connectQueue } from "../../src/sweep/redisQueue.ts";
import { parseSweep, readSweep } from "../../src/sweep/sweepFile.ts";
import { builtInSweeps, findSweep } from "../../src/sweep/sweepFiles.ts";
import { smallSweep } from "./examples.ts";
import { Problem } from "../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-sweep-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The one sentence that something is refused with. */
const refusalOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    expect(problem.message).to.not.include("\n");
    return problem.message;
  }
  throw new Error("It was taken.");
};

const [freeze] = smallSweep.kinds;

describe("a sweep is refused in one sentence with the path and the value", () => {
  const cases: Readonly<Record<string, readonly [changes: object, sentence: RegExp]>> = {
    "with an unknown fault": [
      { kinds: [{ ...freeze, fault: "frozen" }] },
      /^kinds\[0\]\.fault: "frozen" is no fault; there are .*freeze/,
    ],
    "with a parameter that the fault does not take": [
      { kinds: [freeze, { ...freeze, fault: "factor", parameters: { multiplier: "much" } }] },
      /^kinds\[1\]\.parameters\.multiplier is "much": give /,
    ],
    "with a fault of the whole market": [
      { kinds: [{ ...freeze, fault: "sequencer-down" }] },
      /^kinds\[0\]\.fault: "sequencer-down" strikes the market as a whole/,
    ],
    "with a negative duration": [
      { kinds: [{ ...freeze, meanDurationSeconds: -5 }] },
      /^kinds\[0\]\.meanDurationSeconds is -5: give /,
    ],
    "with more sources to choose than it describes": [
      { choices: { ...smallSweep.choices, sources: [2, 4] } },
      /^choices\.sources: 4 is more than the 3 sources/,
    ],
    "with no quorum that the fewest sources reach": [
      { choices: { ...smallSweep.choices, quorum: [3] } },
      /^choices\.quorum: 3 is the smallest, more than 2 sources can reach/,
    ],
    "with a beta above 1": [
      { environments: { faultsPerDay: [1], beta: [0, 1.5] } },
      /^environments\.beta\[1\] is 1\.5: give /,
    ],
    "with a number of sources that stands there twice": [
      { choices: { ...smallSweep.choices, sources: [2, 3, 2] } },
      /^choices\.sources is \[2,3,2\] and something stands there twice/,
    ],
    "with an environment that stands there twice": [
      { environments: { faultsPerDay: [1, 1], beta: [0] } },
      /^environments\.faultsPerDay is \[1,1\] and something stands there twice/,
    ],
    "that asks for what one source reaches and has none of one source": [
      { leastAvailability: "one source" },
      /^leastAvailability: "one source" needs configurations of one source/,
    ],
    "that asks for more than all of the time": [{ leastAvailability: 99 }, /^leastAvailability is 99: give /],
    "with no run": [{ runs: 0 }, /^runs is 0: give /],
    "with more runs than there may be": [
      { runs: 2_500_001 },
      /^runs: 2500001 makes 10000004 runs in all, more than 10000000/,
    ],
    "with a key that it does not know": [{ durations: 5 }, /durations/],
  };
  for (const [title, [changes, sentence]] of Object.entries(cases)) {
    it(title, async () => {
      expect(await refusalOf(() => parseSweep({ ...smallSweep, ...changes }))).to.match(sentence);
    });
  }

  it("but taken with as many runs as there may be", () => {
    expect(parseSweep({ ...smallSweep, runs: 2_500_000 }).runs).to.equal(2_500_000);
  });

  it("where its file is not there, or is no JSON", async () => {
    const path = join(folder, "sweep.json");
    expect(await refusalOf(() => readSweep(path))).to.include(`${path} cannot be read`);
    writeFileSync(path, "{");
    expect(await refusalOf(() => readSweep(path))).to.include(`${path} is no JSON`);
    expect(await refusalOf(() => findSweep("nowhere"))).to.match(
      /^"nowhere" is neither a file nor a built-in sweep; there are /,
    );
  });
});

describe("the built-in sweeps", () => {
  for (const name of builtInSweeps()) {
    it(`${name}: can be read, and bears its file's name`, () => {
      expect(readSweep(findSweep(name)).name).to.equal(name);
    });
  }
});

describe("a queue is refused in one sentence", () => {
  for (const address of [
    "",
    "nonsense",
    "redis://",
    "redis:127.0.0.1",
    "http://127.0.0.1:6379",
    "redis://127.0.0.1:65536",
    "redis://127.0.0.1:6379/first",
    "redis://127.0.0.1:6379?database=1",
  ]) {
    it(`whose address is "${address}"`, async () => {
      expect(await refusalOf(() => connectQueue(address))).to.include(
        `--queue: "${address}" is no address of a Redis; write redis://[user:password@]host[:port][/database]`,
      );
    });
  }

  for (const password of ["secret", "secret@more", "secret/more", "secret%zz"]) {
    it(`without the password in its address, which is ${password}`, async () => {
      const refusal = await refusalOf(() => connectQueue(`redis://user:${password}@host/first`));
      expect(refusal).to.include('--queue: "redis://host/first" is no address');
      expect(refusal).to.not.include("secret");
    });
  }
});
