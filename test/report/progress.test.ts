import { expect } from "chai";
import fc from "fast-check";
import { progressLine, type ProgressState, sparkline, startProgress } from "../../src/report/progress.ts";

const CLEAR = "\r\u001b[2K";

const state = (changes: Partial<ProgressState> = {}): ProgressState => ({
  label: "Sweep",
  unit: "runs",
  done: 250,
  known: 0,
  total: 1_000,
  elapsedSeconds: 10,
  rates: [10, 20, 40],
  ...changes,
});

/** A terminal, or a pipe, that remembers what it was told, with a clock that is set by hand. */
const recorded = (isTTY: boolean) => {
  const written: string[] = [];
  let time = 0;
  const progress = startProgress({
    label: "Sweep",
    unit: "runs",
    total: 100,
    stream: { isTTY, columns: 80, write: (text) => written.push(text) },
    now: () => time,
  });
  const updateAfter = (milliseconds: number, done: number) => {
    time += milliseconds;
    progress.update(done);
  };
  return { written, progress, updateAfter };
};

describe("sparkline", () => {
  it("draws the largest value highest", () => {
    expect(sparkline([0, 1, 2, 4])).to.equal("▁▃▅█");
  });

  it("is level for nothing but zeros, and empty for no values", () => {
    expect(sparkline([0, 0])).to.equal("▁▁");
    expect(sparkline([])).to.equal("");
  });
});

describe("progressLine", () => {
  it("says the share, the count, the rate and the time left", () => {
    expect(progressLine(state(), 100)).to.equal("Sweep 25 %  250 of 1,000 runs  25/s ▃▅█  30 s left");
  });

  it("counts what was done before as done, but not for the rate and the time left", () => {
    expect(progressLine(state({ done: 850, known: 600 }), 100)).to.equal(
      "Sweep 85 %  850 of 1,000 runs  25/s ▃▅█  6 s left",
    );
  });

  it("promises no time before there is a rate", () => {
    expect(progressLine(state({ done: 0, elapsedSeconds: 0, rates: [] }), 100)).to.equal(
      "Sweep 0 %  0 of 1,000 runs",
    );
  });

  it("says the time that has passed, and no share, while nothing is done", () => {
    expect(progressLine(state({ done: 0, elapsedSeconds: 20.4, rates: [] }), 100)).to.equal(
      "Sweep  1,000 runs  20 s so far",
    );
  });

  it("says how long it took at the end", () => {
    expect(progressLine(state({ done: 1_000 }), 100))
      .to.include("100 %")
      .and.include("in 10 s");
  });

  it("is never wider than the terminal", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(1_000_000), (width, done) => {
        expect([...progressLine(state({ done, total: 1_000_000 }), width)].length).to.be.at.most(width);
      }),
    );
  });
});

describe("startProgress", () => {
  it("writes nothing where the output is piped", () => {
    const { written, progress, updateAfter } = recorded(false);
    updateAfter(1_000, 50);
    progress.finish();
    expect(written).to.deep.equal([]);
  });

  it("shows at once what has begun", () => {
    expect(recorded(true).written).to.deep.equal([`${CLEAR}Sweep 0 %  0 of 100 runs`]);
  });

  it("is as wide as usual where a terminal says that it has no columns", () => {
    const written: string[] = [];
    const stream = { isTTY: true, columns: 0, write: (text: string) => written.push(text) };
    startProgress({ label: "Sweep", unit: "runs", total: 100, stream }).finish();
    expect(written[0]).to.equal(`${CLEAR}Sweep 0 %  0 of 100 runs`);
  });

  it("writes at most ten lines a second, each over the one before", () => {
    const { written, updateAfter } = recorded(true);
    for (let step = 1; step <= 100; step++) updateAfter(10, step);
    expect(written).to.have.lengthOf(1 + 10);
    expect(written.every((line) => line.startsWith(CLEAR) && !line.includes("\n"))).to.equal(true);
  });

  it("goes on telling the time while nobody tells how far it is, and stops at the end", async () => {
    const written: string[] = [];
    const stream = { isTTY: true, columns: 80, write: (text: string) => written.push(text) };
    const progress = startProgress({ label: "Sweep", unit: "runs", total: 100, stream });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(written.at(-1)).to.equal(`${CLEAR}Sweep  100 runs  1 s so far`);
    progress.finish();
    const told = written.length;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(written).to.have.lengthOf(told);
  });

  it("removes its line at the end, once", () => {
    const { written, progress, updateAfter } = recorded(true);
    updateAfter(200, 10);
    progress.finish();
    progress.finish();
    expect(written).to.have.lengthOf(3);
    expect(written[2]).to.equal(CLEAR);
  });
});
