import { expect } from "chai";
import hre from "hardhat";
import { buildTimeline } from "../../src/simulate/buildTimeline.ts";
import { differencesBetween } from "../../src/simulate/compareTraces.ts";
import { createEngine } from "../../src/simulate/engine.ts";
import type { RunConfig } from "../../src/scenario/runConfig.ts";
import type { ScenarioInput } from "../../src/scenario/scenario.ts";
import { createTrace, type Trace } from "../../src/oracle/trace.ts";
import { complete, fallingMarket, modelledSystems, systemsNamed } from "./examples.ts";
import { expectNear } from "../support/near.ts";

const DAY = 86_400;

/** Everything at once: random prices, sources of all kinds, and faults over one another. */
const turmoil: ScenarioInput = {
  ...fallingMarket,
  name: "turmoil",
  durationSeconds: 2 * DAY,
  price: {
    kind: "gbm",
    start: 3_000,
    regimes: [
      { name: "calm", annualVolatility: 0.8, meanDurationSeconds: DAY },
      { name: "storm", annualVolatility: 5, meanDurationSeconds: 7_200 },
    ],
    jumps: { perYear: 2_000, deviationBps: 200 },
  },
  sources: [
    { name: "first", heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 20 },
    { name: "second", heartbeatSeconds: 3_600, deviationBps: 50, latencyJitterSeconds: 90, decimals: 18 },
    { name: "anchor", heartbeatSeconds: 7_200, deviationBps: 100, decimals: 6 },
    { name: "third", heartbeatSeconds: 3_600, deviationBps: 25, biasBps: 10 },
    { name: "twin", heartbeatSeconds: 3_600, deviationBps: 25 },
  ],
  oracle: {
    quorum: 2,
    maxDeviationBps: 100,
    minPrice: 2_000,
    maxPrice: 4_000,
    sequencer: { graceSeconds: 1_800 },
    sources: [
      { maxAge: 3_720 },
      { maxAge: 3_720 },
      { maxAge: 7_320, role: "Anchor" },
      { maxAge: 3_720, group: 3 },
      { maxAge: 3_720, group: 3 },
    ],
  },
  faults: [
    {
      fault: "factor",
      sources: ["first"],
      startSeconds: 10_000,
      endSeconds: 20_000,
      parameters: { multiplier: 1.3 },
    },
    { fault: "no-code", sources: ["second"], startSeconds: 15_000, endSeconds: 25_000 },
    { fault: "freeze", sources: ["third", "anchor"], startSeconds: 30_000, endSeconds: 40_000 },
    { fault: "sequencer-down", startSeconds: 50_000, endSeconds: 55_000 },
    { fault: "factor", startSeconds: 60_000, endSeconds: 61_000, parameters: { multiplier: 1e12 } },
    {
      fault: "factor",
      sources: ["first", "third"],
      startSeconds: 70_000,
      endSeconds: 75_000,
      parameters: { multiplier: 0 },
    },
    { fault: "revert-empty", sources: ["first"], startSeconds: 80_000, endSeconds: 90_000 },
  ],
};

const runOnBytecode = async (config: RunConfig, names: readonly string[], seed = config.seed) => {
  const engine = await createEngine(hre.artifacts, config, systemsNamed(...names));
  try {
    return await engine.run(buildTimeline(config, seed));
  } finally {
    engine.close();
  }
};

const traceOf = (traces: ReadonlyMap<string, Trace>, name: string): Trace => {
  const trace = traces.get(name);
  if (trace === undefined) throw new RangeError(`There is no trace of ${name}.`);
  return trace;
};

describe("the engine", () => {
  it("gives on bytecode what the plain model of every built-in system gives, in turmoil", async () => {
    const config = await complete(turmoil);
    const timeline = buildTimeline(config, config.seed);
    const systems = modelledSystems();
    const traces = await runOnBytecode(
      config,
      systems.map(({ name }) => name),
    );
    const levels = new Set<number>();
    for (const { name, model } of systems) {
      const modelled = createTrace(config.steps);
      model?.(timeline, config, modelled);
      for (const level of modelled.levels) levels.add(level);
      expect(differencesBetween(traceOf(traces, name), modelled), name).to.deep.equal([]);
    }
    expect([...levels]).to.include.members([0, 1, 2, 3]);
  });

  it("tells a model apart that takes data for too old 150 s early", async () => {
    const config = await complete(turmoil);
    const timeline = buildTimeline(config, config.seed);
    const sources = config.sources.map((source) => ({ ...source, maxAge: source.maxAge - 150 }));
    const modelled = createTrace(config.steps);
    systemsNamed("holdfast-median")[0]?.model?.(timeline, { ...config, sources }, modelled);
    const traces = await runOnBytecode(config, ["holdfast-median"]);
    expect(differencesBetween(traceOf(traces, "holdfast-median"), modelled)).to.not.deep.equal([]);
  });

  it("answers the same twice, gas included", async () => {
    const config = await complete(turmoil);
    const one = await runOnBytecode(config, ["holdfast-median", "naive-fallback"]);
    const other = await runOnBytecode(config, ["holdfast-median", "naive-fallback"]);
    expect([...one]).to.deep.equal([...other]);
  });

  it("measures the gas of each call", async () => {
    const traces = await runOnBytecode(await complete(fallingMarket), ["holdfast-ordered", "single-feed"]);
    const [ours, single] = [traceOf(traces, "holdfast-ordered"), traceOf(traces, "single-feed")];
    expect(ours.gas.at(-1)).to.be.greaterThan(single.gas.at(-1) ?? 0);
    expect(single.gas.at(-1)).to.be.greaterThan(1_000);
  });

  it("keeps state from step to step: a governed oracle holds its last good price for two hours of its age", async () => {
    const config = await complete({
      ...fallingMarket,
      faults: [{ fault: "revert-empty", startSeconds: 10_800, endSeconds: 21_600 }],
    });
    const traces = await runOnBytecode(config, ["holdfast-median", "holdfast-governed"]);
    const [median, governed] = [traceOf(traces, "holdfast-median"), traceOf(traces, "holdfast-governed")];
    const [during, after] = [10_860 / 60, 18_060 / 60];
    expect([median.levels[during], median.prices[during]]).to.deep.equal([3, 0]);
    expect(governed.levels[during]).to.equal(2);
    expectNear(governed.prices[during], 3_000e8, 60e8);
    expect(governed.levels[after]).to.equal(3);
    expect(governed.levels.at(-1)).to.equal(0);
  });

  it("says which system could not be set up", async () => {
    const config = await complete(fallingMarket);
    const broken = {
      name: "broken",
      title: "a system that cannot be deployed",
      order: 99,
      deploy: async ({ deploy }: { deploy: (name: string, parameters: unknown[]) => Promise<string> }) => {
        const target = await deploy("NaiveFallback", [["0x0000000000000000000000000000000000000001"], [1]]);
        return { target, callData: "0x", answer: { kind: "Reading" as const }, decimals: 8 };
      },
    };
    const engine = await createEngine(hre.artifacts, config, [broken]);
    const failure = await engine.run(buildTimeline(config, 1)).then(
      () => undefined,
      (reason: Error) => reason,
    );
    engine.close();
    expect(failure?.message).to.match(/^The simulation did not run: /);
  });
});
