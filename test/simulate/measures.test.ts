import { expect } from "chai";
import { measure } from "../../src/simulate/measures.ts";
import type { Measures } from "../../src/simulate/result.ts";
import { assessSources, errorBps } from "../../src/simulate/sourceHealth.ts";
import { RunningEstimate } from "../../src/simulate/statistics.ts";
import { createTimeline, type Timeline } from "../../src/oracle/timeline.ts";
import { createTrace, NO_LEVEL, type Trace } from "../../src/oracle/trace.ts";
import { borrowLimit, isLiquidatable, liquidation } from "../../src/simulate/vault.ts";
import { complete, fallingMarket } from "./examples.ts";
import { expectNear } from "../support/near.ts";

const STEPS = 10;
const PRICE = 3_000e8;
const LIMITS = { borrowLimitBps: 7_500, liquidationLimitBps: 8_000, bonusBps: 500 };

/** Ten steps in which all three sources are fresh and right. */
const healthy = (): Timeline => {
  const timeline = createTimeline(STEPS, 60, 3, false);
  timeline.truth.fill(PRICE);
  for (const { prices, times } of timeline.sources) {
    prices.fill(PRICE);
    times.fill(0);
  }
  return timeline;
};

/** A system without levels that serves the true price. */
const serving = (): Trace => {
  const trace = createTrace(STEPS);
  trace.isServed.fill(1);
  trace.levels.fill(NO_LEVEL);
  for (const prices of [trace.prices, trace.lows, trace.highs]) prices.fill(PRICE);
  return trace;
};

const measured = async (
  change: (timeline: Timeline, trace: Trace) => void,
  consumers: readonly object[] = [],
): Promise<Measures> => {
  const config = await complete({
    ...fallingMarket,
    durationSeconds: 60 * STEPS,
    toleranceBps: 100,
    consumers,
  });
  const [timeline, trace] = [healthy(), serving()];
  change(timeline, trace);
  return measure(config, timeline, assessSources(timeline, config), trace);
};

describe("measures", () => {
  it("find nothing wrong where nothing is", async () => {
    const measures = await measured(() => undefined);
    expect(measures).to.include({
      availability: 1,
      rightShare: 1,
      wrongSeconds: 0,
      worstErrorBps: 0,
      healed: true,
    });
    expect([measures.secondsToDetect, measures.secondsToSwitch]).to.deep.equal([null, null]);
  });

  it("take a price at the tolerance for right, and one beyond it for wrong", async () => {
    const at = await measured((_, { prices }) => prices.fill(PRICE * 1.01, 2, 4));
    const beyond = await measured((_, { prices }) => prices.fill(PRICE * 1.02, 2, 4));
    expect(at.wrongSeconds).to.equal(0);
    expect(beyond.wrongSeconds).to.equal(120);
    expectNear(beyond.wrongPriceExposure, 120 * 100, 1e-6);
    expect(beyond.rightShare).to.equal(0.8);
  });

  it("count a worthless price as 10,000 basis points off", async () => {
    const { worstErrorBps } = await measured((_, { prices }) => prices.fill(-1, 2, 3));
    expect(worstErrorBps).to.equal(10_000);
    expect(errorBps(0, PRICE)).to.equal(10_000);
  });

  it("call a refusal false only while a quorum of groups is fresh and right", async () => {
    const refuse = (timeline: Timeline, trace: Trace, broken: number) => {
      trace.isServed.fill(0, 5, 7);
      for (const { prices } of timeline.sources.slice(0, broken)) prices.fill(0);
    };
    expect((await measured((timeline, trace) => refuse(timeline, trace, 1))).falseRefusalSeconds).to.equal(
      120,
    );
    expect((await measured((timeline, trace) => refuse(timeline, trace, 2))).falseRefusalSeconds).to.equal(0);
  });

  it("time the first sign, and the first price without the bad source, from when it is bad", async () => {
    const { secondsToDetect, secondsToSwitch } = await measured((timeline, trace) => {
      timeline.sources[0]?.prices.fill(2 * PRICE, 2);
      trace.prices.fill(2 * PRICE, 2, 4);
      trace.isServed.fill(0, 4, 7);
    });
    expect([secondsToDetect, secondsToSwitch]).to.deep.equal([120, 300]);
  });

  it("count a change of the sources that are used, with the step of the price beyond the market's own", async () => {
    const { switches, worstSwitchStepBps } = await measured((_, trace) => {
      trace.levels.fill(0);
      trace.usedMasks.fill(3, 0, 5);
      trace.usedMasks.fill(6, 5);
      trace.prices.fill(PRICE * 1.005, 5);
    });
    expect(switches).to.equal(1);
    expectNear(worstSwitchStepBps, 50, 1e-6);
  });

  it("let an attacker take all liquidity where his pledge counts for more than it is worth", async () => {
    const vault = { kind: "vault", borrowers: 0, liquidity: 1_000 };
    const attacked = await measured((_, { lows }) => lows.fill(2 * PRICE, 3), [vault]);
    expectNear(attacked.vaults[0]?.attackerProfit, 1_000 - 1_000 / 1.5, 1e-9);
    expectNear(attacked.vaults[0]?.badDebt, 1_000 - 1_000 / 1.5, 1e-9);
    const unworthy = await measured((_, { lows }) => lows.fill(1.33 * PRICE, 3), [vault]);
    expect(unworthy.vaults[0]?.attackerProfit).to.equal(0);
  });

  it("call a liquidation wrongful where no price within the tolerance gives a reason", async () => {
    const vault = { kind: "vault", borrowers: 1, collateral: 1, liquidity: 0 };
    const wrongful = await measured(({ truth }, { highs }) => highs.fill((truth[0] ?? 0) / 4, 3), [vault]);
    expect(wrongful.vaults[0]?.wrongfulLiquidationCount).to.equal(1);
    expectNear(wrongful.vaults[0]?.wrongfulLiquidations, 3_000 * 0.75 * 0.4, 1e-9);
    const rightful = await measured(
      ({ truth }, { lows, highs }) => {
        for (const prices of [truth, lows, highs]) prices.fill(PRICE / 4, 3);
      },
      [vault],
    );
    expect(rightful.vaults[0]?.wrongfulLiquidationCount).to.equal(0);
    expect(rightful.vaults[0]?.badDebt).to.be.greaterThan(0);
  });
});

describe("the rules of the vault", () => {
  it("lend at the lower side, and liquidate at the upper side beyond the limit", () => {
    expect(borrowLimit(2, { low: 100, high: 110 }, LIMITS)).to.equal(150);
    const sides = { low: 90, high: 100 };
    expect(isLiquidatable({ collateral: 1, debt: 80 }, sides, LIMITS)).to.equal(false);
    expect(isLiquidatable({ collateral: 1, debt: 80.01 }, sides, LIMITS)).to.equal(true);
  });

  it("seize collateral for the debt and the bonus, and no more than there is", () => {
    expect(liquidation({ collateral: 1, debt: 80 }, { low: 90, high: 100 }, LIMITS)).to.deep.equal({
      repaid: 80,
      seized: 0.84,
    });
    const underwater = liquidation({ collateral: 1, debt: 105 }, { low: 90, high: 105 }, LIMITS);
    expect(underwater.seized).to.equal(1);
    expectNear(underwater.repaid, 100, 1e-9);
  });
});

describe("estimates", () => {
  it("are a mean with the half width of Student's 95 % interval", () => {
    const running = new RunningEstimate();
    for (const value of [1, 2, 3, 4]) running.add(value);
    expect(running.estimate.mean).to.equal(2.5);
    expectNear(running.estimate.halfWidth, (3.182 * Math.sqrt(5 / 3)) / 2, 1e-12);
  });

  it("have no interval for a single number", () => {
    const running = new RunningEstimate();
    running.add(7);
    expect(running.estimate).to.deep.equal({ mean: 7, halfWidth: null });
  });
});
