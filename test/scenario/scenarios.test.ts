import { basename } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { loadScenario } from "../../src/scenario/loadScenario.ts";
import { FAULT_DEFINITIONS } from "../../src/scenario/faultDefinitions.ts";
import type { Measures } from "../../src/simulate/result.ts";
import type { RunConfig } from "../../src/scenario/runConfig.ts";
import { builtInScenarios, findScenario } from "../../src/scenario/scenarioFiles.ts";
import { openSimulation } from "../../src/simulate/simulation.ts";
import { systemsNamed } from "../simulate/examples.ts";

const OURS = ["holdfast-ordered", "holdfast-median"];

const measure = async (
  config: RunConfig,
  names: readonly string[],
): Promise<ReadonlyMap<string, Measures>> => {
  const simulation = await openSimulation(hre.artifacts, config, systemsNamed(...names));
  try {
    return (await simulation.run(config.seed)).measures;
  } finally {
    simulation.close();
  }
};

describe("the built-in scenarios", () => {
  const scenarios = builtInScenarios();

  it("strike with every fault at least once", async () => {
    const configs = await Promise.all(scenarios.map((name) => loadScenario(findScenario(name))));
    const used = new Set(configs.flatMap(({ faults }) => faults.map(({ definition }) => definition.name)));
    expect([...used].sort()).to.deep.equal([...FAULT_DEFINITIONS.keys()].sort());
  });

  for (const name of scenarios) {
    it(`${name}: ends with a phase that heals, in which both modes return to Normal`, async () => {
      const path = findScenario(name);
      const config = await loadScenario(path);
      expect(`${config.name}.json`).to.equal(basename(path));
      const lastFault = Math.max(0, ...config.faults.map(({ endSeconds }) => endSeconds));
      expect(config.healSeconds).to.be.greaterThan(0);
      expect(lastFault).to.be.at.most(config.steps * config.stepSeconds - config.healSeconds);
      for (const [system, { healed }] of await measure(config, OURS)) expect(healed, system).to.equal(true);
    });
  }

  it("tour: ours serve nothing wrong and lose nothing, while each baseline does", async () => {
    const config = await loadScenario(findScenario("tour"));
    const baselines = ["single-feed", "single-feed-staleness", "naive-fallback"];
    const measures = await measure(config, [...OURS, ...baselines]);
    for (const name of OURS) {
      expect(measures.get(name)?.wrongSeconds, name).to.equal(0);
      expect(measures.get(name)?.vaults[0]?.badDebt, name).to.equal(0);
    }
    for (const name of baselines) {
      expect(measures.get(name)?.wrongSeconds, name).to.be.greaterThan(0);
      expect(measures.get(name)?.vaults[0]?.badDebt, name).to.be.greaterThan(0);
    }
  });

  it("missed-depeg: ours serve the majority's wrong price, as no comparison of sources can tell", async () => {
    const measures = await measure(await loadScenario(findScenario("missed-depeg")), OURS);
    for (const name of OURS) expect(measures.get(name)?.wrongSeconds, name).to.be.greaterThan(3_600);
  });
});
