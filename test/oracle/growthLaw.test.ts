import { expect } from "chai";
import fc from "fast-check";
import {
  advanceGrowth,
  BPS,
  bandAt,
  beginGrowth,
  type GrowthLimits,
  type GrowthState,
  isInBand,
  UNUSED_KEPT,
  YEAR,
} from "../../src/oracle/growthLaw.ts";
import {
  firstMoment,
  type History,
  histories,
  type Moment,
  momentAfter,
  type Step,
} from "../differential/growthHistories.ts";
import { scaled, seed } from "../differential/run.ts";
import { type Life, livesWithKeeper, rateAtPosition } from "./growthLives.ts";

const HISTORIES = scaled(20_000);
const MAX_RATE = 2n ** 127n - 1n;

/** Goes through histories step by step. */
const forEachStep = (
  lives: readonly History[],
  check: (before: Moment, step: Step, after: Moment, history: History) => void,
): void => {
  for (const history of lives) {
    let moment = firstMoment(history);
    for (const step of history.steps) {
      const after = momentAfter(moment, step);
      check(moment, step, after, history);
      moment = after;
    }
  }
};

const capped = (rate: bigint): bigint => (rate < MAX_RATE ? rate : MAX_RATE);
const least = (rates: readonly bigint[]): bigint => rates.reduce((one, other) => (one < other ? one : other));

const hasCounted = (before: GrowthState, after: GrowthState): boolean =>
  before !== after && before.snapshot !== after.snapshot;

/** What advances saw, window by window, as somebody who watches them would write it down. */
const watchWindows = (lives: readonly History[], onCounted: (watched: Watched) => void): void => {
  let windows: bigint[][] = [];
  let opened = 0n;
  let watchedHistory: History | undefined;
  forEachStep(lives, ({ state: before, limits }, { isAdvanced, seen, time }, { state: after }, history) => {
    if (history !== watchedHistory) {
      watchedHistory = history;
      windows = [[history.rate], [history.rate]];
      opened = history.time;
    }
    if (!isAdvanced) return;
    windows.at(-1)?.push(capped(seen));
    if (!hasCounted(before, after)) return;
    onCounted({ limits, before, after, windows, seconds: time - opened });
    windows.push([capped(seen)]);
    opened = time;
  });
};

interface Watched {
  readonly limits: GrowthLimits;
  readonly before: GrowthState;
  readonly after: GrowthState;
  readonly windows: readonly bigint[][];
  readonly seconds: bigint;
}

describe("the law of growth", function () {
  this.timeout(0);
  const lives = fc.sample(histories, { seed, numRuns: HISTORIES });

  it(`GROWTH-2: the ceiling never exceeds what construction's rate may have come to, in ${HISTORIES} histories`, () => {
    forEachStep(lives, (_, __, { limits, state, rate, time }, history) => {
      const { highest } = bandAt(limits, state, rate, time);
      const [years, rest] = [(time - history.time) / YEAR, (time - history.time) % YEAR];
      const growth = BigInt(limits.maxGrowthBpsPerYear);
      // Not rounded: what there may be at the beginning of the year, and in it, with the allowance.
      const inYear = (BPS + BigInt(limits.allowanceBps)) * YEAR + growth * rest;
      const most = history.rate * (BPS + growth) ** years * inYear;
      const isWithin = highest * BPS ** (years + 1n) * YEAR <= most;
      expect(isWithin, `${highest} after ${years} years from ${history.rate}`).to.equal(true);
    });
  });

  it(`GROWTH-3: an advance lowers the ceiling by nothing but growth unused for 90 days, in ${HISTORIES} histories`, () => {
    let lowered = 0;
    forEachStep(lives, ({ state: before }, { time }, { limits, state, rate }) => {
      if (before === state) return;
      const [was, is] = [
        bandAt(limits, before, rate, time).highest,
        bandAt(limits, state, rate, time).highest,
      ];
      if (is >= was) return;
      lowered += 1;
      // Ninety days before the window began, the line was at what was used, or above.
      const used = before.highest > state.snapshot.rate ? before.highest : state.snapshot.rate;
      const then = before.snapshot.time - UNUSED_KEPT;
      const { base } = state;
      const even = base.rate * (BPS * YEAR + BigInt(limits.maxGrowthBpsPerYear) * (then - base.time));
      const compounded = rateAtPosition(base.rate, then - base.time, limits);
      const isKept = even >= used * BPS * YEAR || compounded >= used;
      expect(isKept, `lowered from ${was} to ${is}`).to.equal(true);
    });
    expect(lowered).to.be.greaterThan(HISTORIES / 100);
  });

  it(`GROWTH-4: the snapshot rises only to what all advances of a window saw, in ${HISTORIES} histories`, () => {
    const met = { risen: 0, beyondReach: 0 };
    watchWindows(lives, ({ limits, before, after, windows, seconds }) => {
      expect(after.snapshot.rate >= before.snapshot.rate, "never falls").to.equal(true);
      if (after.snapshot.rate === before.snapshot.rate) return;
      met.risen += 1;
      expect(seconds >= BigInt(limits.advanceDelay), "at different times").to.equal(true);
      expect(after.snapshot.rate <= least(windows.at(-1) ?? []), "seen by all").to.equal(true);
      const floor = bandAt(limits, after, after.snapshot.rate, after.snapshot.time).lowest;
      if (floor <= before.snapshot.rate) return;
      met.beyondReach += 1;
      expect(after.snapshot.rate <= least(windows.slice(-2).flat()), "seen in two windows").to.equal(true);
    });
    expect(met.risen).to.be.greaterThan(HISTORIES / 10);
    expect(met.beyondReach).to.be.greaterThan(HISTORIES / 100);
  });

  it(`GROWTH-6: an advance is refused only where it comes too early and sees nothing new, in ${HISTORIES} histories`, () => {
    forEachStep(lives, ({ state, limits }, { isAdvanced, seen, time }) => {
      if (!isAdvanced || advanceGrowth(limits, state, seen, time) !== undefined) return;
      expect(time - state.snapshot.time < BigInt(limits.advanceDelay)).to.equal(true);
      expect(state.lowest <= capped(seen) && capped(seen) <= state.highest).to.equal(true);
    });
  });

  it(`GROWTH-9: the floor never falls, in ${HISTORIES} histories`, () => {
    forEachStep(lives, (before, _, after) => {
      const [was, is] = [before, after].map(({ limits, state, rate, time }) =>
        bandAt(limits, state, rate, time),
      );
      expect((is?.lowest ?? 0n) >= (was?.lowest ?? 0n)).to.equal(true);
    });
  });

  it(`GROWTH-5: whoever pushes, a rate within its limits is served while a keeper comes once in a delay, in ${HISTORIES} lives`, () => {
    const met = { events: 0, delayed: 0, atLimit: 0, years: 0 };
    for (const life of fc.sample(livesWithKeeper, { seed, numRuns: HISTORIES })) {
      liveAndCheck(life, met);
    }
    expect(met.delayed, "ceilings lowered").to.be.greaterThan(HISTORIES / 100);
    expect(met.atLimit, "rates that use all they may").to.be.greaterThan(HISTORIES / 10);
    expect(met.years, "years folded").to.be.greaterThan(HISTORIES / 10);
  });
});

const liveAndCheck = (
  { limits, rate: firstRate, time: firstTime, events }: Life,
  met: { events: number; delayed: number; atLimit: number; years: number },
): void => {
  let state = beginGrowth(firstRate, firstTime);
  for (const { time, rate, seen } of events) {
    const before = state;
    state = advanceGrowth(limits, state, seen, time) ?? state;
    const { lowest, highest } = bandAt(limits, state, rate, time);
    met.events += 1;
    met.delayed += Number(state.base.rate === before.base.rate && state.base.time > before.base.time);
    met.years += Number(state.base.rate > before.base.rate);
    met.atLimit += Number(rate > (highest * 9_990n) / 10_000n);
    if (state.snapshot.rate > rate) expect.fail(`ratcheted to ${state.snapshot.rate}, beyond ${rate}`);
    if (!isInBand(limits, state, rate, time)) expect.fail(`${rate} is not from ${lowest} to ${highest}`);
  }
};
