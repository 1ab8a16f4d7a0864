import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { BEHAVIOR_OF_OUTCOME, CALL_OUTCOMES, PRICE_ABOVE_MAXIMUM } from "../../src/oracle/callOutcome.ts";
import { differencesBetween } from "../../src/simulate/compareTraces.ts";
import { createEngine } from "../../src/simulate/engine.ts";
import { scenarioJsonSchema } from "../../src/scenario/scenario.ts";
import { createTimeline } from "../../src/oracle/timeline.ts";
import { createTrace } from "../../src/oracle/trace.ts";
import { complete, fallingMarket, modelledSystems } from "../simulate/examples.ts";

const PRICE = 3_000e8;

describe("how calls end", () => {
  it("has the numbers that FaultyFeed gives its behaviors", () => {
    const source = readFileSync(join(import.meta.dirname, "../../contracts/testing/FaultyFeed.sol"), "utf8");
    const [, body = ""] = /enum Behavior \{([^}]*)\}/.exec(source) ?? [];
    const names = [...body.replace(/\/\/.*/g, "").matchAll(/\w+/g)].map(([name]) => name);
    for (const [outcome, number] of Object.entries(BEHAVIOR_OF_OUTCOME)) {
      expect(names.indexOf(outcome), outcome).to.equal(number ?? -1);
    }
    expect(names[PRICE_ABOVE_MAXIMUM]).to.equal("PriceAboveMaximum");
  });

  it("is judged by every built-in system as its model says, for every pair of endings", async () => {
    const count = CALL_OUTCOMES.length;
    const config = await complete({ ...fallingMarket, durationSeconds: 60 * count * count, stepSeconds: 60 });
    const timeline = createTimeline(config.steps, 60, 3, false);
    timeline.truth.fill(PRICE);
    for (const [index, { calls, prices, times }] of timeline.sources.entries()) {
      prices.fill(PRICE + index);
      for (let step = 0; step < config.steps; step++) {
        times[step] = 60 * step;
        calls[step] = index === 0 ? Math.floor(step / count) : index === 1 ? step % count : 0;
      }
    }
    const systems = modelledSystems();
    const engine = await createEngine(hre.artifacts, config, systems);
    const traces = await engine.run(timeline);
    engine.close();
    for (const { name, model } of systems) {
      const modelled = createTrace(config.steps);
      model?.(timeline, config, modelled);
      expect(differencesBetween(traces.get(name) ?? createTrace(0), modelled), name).to.deep.equal([]);
    }
  }).timeout(20_000);
});

describe("the format of scenarios", () => {
  it("can be had as JSON Schema with what a file may leave out", () => {
    const schema = scenarioJsonSchema() as { properties: object; required: string[] };
    expect(schema.properties).to.include.keys("price", "sources", "oracle", "faults", "healSeconds");
    expect(schema.required).to.include.members(["name", "seed", "price", "sources", "oracle"]);
    expect(schema.required).to.not.include("faults");
  });
});
