import { expect } from "chai";
import { STEP_STATES, chartedRunOf } from "../../src/report/chartedRun.ts";
import { LEVELS, type Level } from "../../src/oracle/words.ts";
import { callCode, createTimeline } from "../../src/oracle/timeline.ts";
import { createTrace, NO_LEVEL } from "../../src/oracle/trace.ts";
import { configOf, outcomeOf, UNIT } from "./runs.ts";

const PRICE = 2_000 * UNIT;

/** The state of one step at the true price of 2,000 with a tolerance of 2 %. */
const stateOf = (level: Level | undefined, isServed: boolean, price: number): string | undefined => {
  const timeline = createTimeline(1, 60, 3, false);
  timeline.truth.fill(PRICE);
  const trace = createTrace(1);
  trace.isServed[0] = isServed ? 1 : 0;
  trace.levels[0] = level === undefined ? NO_LEVEL : LEVELS.indexOf(level);
  trace.prices[0] = price;
  const { systems } = chartedRunOf(configOf(1), { timeline, traces: new Map([["oracle", trace]]) });
  return STEP_STATES[systems[0]?.states[0] ?? -1]?.name;
};

describe("chartedRunOf", () => {
  it("names the state of a step after its level, or after what a system without levels did", () => {
    expect(stateOf("Normal", true, PRICE)).to.equal("Normal");
    expect(stateOf("Degraded", true, PRICE)).to.equal("Degraded");
    expect(stateOf("Restricted", false, PRICE)).to.equal("Restricted: refused");
    expect(stateOf("Unavailable", false, 0)).to.equal("Unavailable: refused");
    expect(stateOf(undefined, true, PRICE)).to.equal("served, no level");
    expect(stateOf(undefined, false, 0)).to.equal("refused, no level");
  });

  it("calls a served price wrong beyond the tolerance, and not at it", () => {
    expect(stateOf("Normal", true, PRICE * 1.02)).to.equal("Normal");
    expect(stateOf("Normal", true, PRICE * 0.98)).to.equal("Normal");
    expect(stateOf("Normal", true, PRICE * 1.02 + 1)).to.equal("served wrong");
    expect(stateOf(undefined, true, PRICE * 0.98 - 1)).to.equal("served wrong");
    expect(stateOf(undefined, true, 0)).to.equal("served wrong");
  });

  it("calls no refusal wrong, whatever price stands beside it", () => {
    expect(stateOf("Restricted", false, PRICE * 2)).to.equal("Restricted: refused");
  });

  it("has a gap where a source fails or a system refuses, and whole currency else", () => {
    const timeline = createTimeline(2, 60, 3, false);
    timeline.truth.fill(PRICE);
    timeline.sources[0]?.prices.fill(PRICE);
    timeline.sources[0]?.calls.set([callCode("ReturnLong"), callCode("InfiniteLoop")]);
    const trace = createTrace(2);
    trace.prices.fill(PRICE);
    trace.isServed[0] = 1;
    const run = chartedRunOf(configOf(2), { timeline, traces: new Map([["oracle", trace]]) });
    expect([...(run.sources[0]?.prices ?? [])]).to.deep.equal([2_000, Number.NaN]);
    expect([...(run.systems[0]?.prices ?? [])]).to.deep.equal([2_000, Number.NaN]);
  });

  it("gives a fault to the sources that it names, to all where it names none, and to the market where it is the market's", () => {
    const { config, run } = outcomeOf(40);
    const [fault] = config.faults;
    if (fault === undefined) throw new Error("The run has no fault.");
    const { definition } = fault;
    const faults = [
      fault,
      { ...fault, sources: [] },
      { ...fault, definition: { ...definition, touches: ["truth" as const] } },
    ];
    const charted = chartedRunOf({ ...config, faults }, run);
    expect(charted.faults.map(({ sources }) => sources)).to.deep.equal([
      ["first"],
      ["first", "second", "third"],
      [],
    ]);
  });
});
