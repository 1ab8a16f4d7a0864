import { expect } from "chai";
import hre from "hardhat";
import { buildTimeline } from "../../src/simulate/buildTimeline.ts";
import { loadScenario } from "../../src/scenario/loadScenario.ts";
import { createRandom } from "../../src/scenario/random.ts";
import type { Run } from "../../src/simulate/result.ts";
import { findScenario } from "../../src/scenario/scenarioFiles.ts";
import { openModelSimulation, openSimulation } from "../../src/simulate/simulation.ts";
import { modelledSystems, systemsNamed } from "./examples.ts";
import { expectNear } from "../support/near.ts";

/** Every byte of a run. */
const bytesOf = ({ timeline, traces, measures }: Run): string =>
  JSON.stringify([timeline, [...traces], [...measures]], (_, value) =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString("base64") : value,
  );

describe("a simulation", () => {
  it("gives the same bytes for the same scenario and seed, on the bytecode", async () => {
    const config = await loadScenario(findScenario("tour"));
    const runs: string[] = [];
    for (let attempt = 0; attempt < 2; attempt++) {
      const simulation = await openSimulation(
        hre.artifacts,
        config,
        systemsNamed("holdfast-median", "single-feed"),
      );
      runs.push(bytesOf(await simulation.run(5)));
      simulation.close();
    }
    expect(runs[0]).to.equal(runs[1]);
  });

  it("gives the same bytes whether or not it reuses what an earlier seed left", async () => {
    const config = await loadScenario(findScenario("l2-outage"));
    const fresh = bytesOf(await openModelSimulation(config, modelledSystems()).run(2));
    const reused = openModelSimulation(config, modelledSystems());
    await reused.run(1);
    expect(bytesOf(await reused.run(2))).to.equal(fresh);
  });

  it("gives another price path for another seed", async () => {
    const config = await loadScenario(findScenario("tour"));
    const [one, other] = [buildTimeline(config, 1), buildTimeline(config, 2)];
    expect([...one.truth]).to.not.deep.equal([...other.truth]);
  });

  it("measures the same in numbers as on the bytecode, gas aside", async () => {
    const config = await loadScenario(findScenario("correlated-failure"));
    const simulation = await openSimulation(hre.artifacts, config, modelledSystems());
    const real = (await simulation.run(3)).measures;
    simulation.close();
    const modelled = (await openModelSimulation(config, modelledSystems()).run(3)).measures;
    for (const [name, measures] of real) {
      expect({ ...modelled.get(name), meanGas: 0, maxGas: 0 }, name).to.deep.equal({
        ...measures,
        meanGas: 0,
        maxGas: 0,
      });
    }
  });

  it("is stopped where a model answers otherwise than the bytecode", async () => {
    const config = await loadScenario(findScenario("quiet-day"));
    const [ours] = systemsNamed("holdfast-ordered");
    if (ours === undefined) throw new RangeError("There is no such system.");
    const lying = {
      ...ours,
      model: (...[timeline, given, trace]: Parameters<NonNullable<typeof ours.model>>) => {
        ours.model?.(timeline, given, trace);
        trace.prices[0] = (trace.prices[0] ?? 0) + 1;
      },
    };
    const simulation = await openSimulation(hre.artifacts, config, [lying]);
    const failure = await simulation.run(1).catch((reason: Error) => reason);
    simulation.close();
    expect((failure as Error).message).to.match(
      /^holdfast-ordered, seed 1: prices at step 0 is \d+, but \d+ in numbers/,
    );
    const inNumbers = await openModelSimulation(config, [lying])
      .run(1)
      .catch((reason: Error) => reason);
    expect((inNumbers as Error).message).to.match(/by the exact model/);
  });
});

describe("random streams", () => {
  it("are what they have always been", () => {
    const stream = createRandom(1, "price");
    expect([stream.next(), stream.next(), stream.normal()]).to.deep.equal([
      0.8252347339875996, 0.20897570136003196, 0.6769377309170547,
    ]);
  });

  it("differ by seed and by label", () => {
    const first = createRandom(1, "price").next();
    expect(createRandom(2, "price").next()).to.not.equal(first);
    expect(createRandom(1, "source 0").next()).to.not.equal(first);
  });

  it("are even, and normal where asked", () => {
    const stream = createRandom(3, "moments");
    const draws = 20_000;
    let [even, normal, squares] = [0, 0, 0];
    for (let drawn = 0; drawn < draws; drawn++) {
      even += stream.next();
      const value = stream.normal();
      normal += value;
      squares += value * value;
    }
    expectNear(even / draws, 0.5, 0.01);
    expectNear(normal / draws, 0, 0.03);
    expectNear(squares / draws, 1, 0.03);
  });
});
