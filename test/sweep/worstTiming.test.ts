import { expect } from "chai";
import { completeScenario } from "../../src/scenario/loadScenario.ts";
import { openModelSimulation } from "../../src/simulate/simulation.ts";
import { SYSTEMS } from "../../src/simulate/builtInSystems.ts";
import { findWorstTiming } from "../../src/sweep/worstTiming.ts";
import { choice, FOLDER, sweepWith } from "./examples.ts";

const market = { price: { kind: "constant", price: 2_000 } } as const;
const sweep = sweepWith(market);

describe("the search for the worst fault timing", () => {
  for (const [harm, struck] of [
    ["no price is served", 2],
    ["a wrong price is served", 2],
  ] as const) {
    it(`finds for two of three that ${harm} with ${struck} sources failing, in a scenario that shows it`, async () => {
      const found = await findWorstTiming(sweep, choice, harm, { folder: FOLDER, tries: 60 });
      expect(found).to.include({ harm, struck });
      const config = await completeScenario(JSON.parse(JSON.stringify(found?.scenario)), { folder: FOLDER });
      const system = [...SYSTEMS.values()].find(({ mode }) => mode === choice.mode);
      if (system === undefined) throw new RangeError("There is no system of that mode.");
      const { measures } = await openModelSimulation(config, [system]).run(config.seed);
      const { unavailableSeconds, wrongSeconds } = measures.get(system.name) ?? {};
      expect(harm === "no price is served" ? unavailableSeconds : wrongSeconds).to.equal(found?.seconds);
      expect(found?.seconds).to.be.greaterThan(0);
    });
  }

  it("looks at a sweep of a single step too", async () => {
    const moment = sweepWith({
      ...market,
      durationSeconds: 60,
      kinds: [{ fault: "zero", meanDurationSeconds: 60 }],
    });
    const found = await findWorstTiming(moment, choice, "no price is served", { folder: FOLDER, tries: 20 });
    expect(found).to.include({ struck: 2, seconds: 60 });
  });

  it("finds nothing once it is told to stop", async () => {
    const signal = AbortSignal.abort();
    const options = { folder: FOLDER, tries: 20, signal };
    expect(await findWorstTiming(sweep, choice, "no price is served", options)).to.equal(undefined);
  });

  it("finds nothing where no kind of fault can do the harm", async () => {
    const silent = sweepWith({
      price: { kind: "constant", price: 2_000 },
      kinds: [{ fault: "revert-empty", meanDurationSeconds: 600 }],
    });
    const options = { folder: FOLDER, tries: 20 };
    expect(await findWorstTiming(silent, choice, "a wrong price is served", options)).to.equal(undefined);
  });
});
