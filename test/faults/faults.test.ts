import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { buildTimeline } from "../../src/simulate/buildTimeline.ts";
import { differencesBetween } from "../../src/simulate/compareTraces.ts";
import { createEngine } from "../../src/simulate/engine.ts";
import { ASPECTS } from "../../src/simulate/fault.ts";
import { inspect } from "../../src/simulate/model.ts";
import { FAULTS, LEVELS, type Mode, MODES } from "../../src/simulate/oracle.ts";
import { FAULT_DEFINITIONS } from "../../src/simulate/registries.ts";
import type { RunConfig } from "../../src/simulate/runConfig.ts";
import type { Timeline } from "../../src/simulate/timeline.ts";
import { createTrace, type Trace } from "../../src/simulate/trace.ts";
import { exactConfig, runExactModel, stateAt } from "../../src/simulate/verify.ts";
import { complete, exampleOf, FAULT_END, FAULT_START, systemsNamed } from "../simulate/examples.ts";

/** Updates have arrived, and what came of them can be seen. */
const SETTLING_SECONDS = 120;
const SYSTEM_OF: Readonly<Record<Mode, string>> = { Ordered: "holdfast-ordered", Median: "holdfast-median" };

const stepsBetween = (from: number, until: number, { stepSeconds }: RunConfig): number[] => {
  const steps: number[] = [];
  for (let step = Math.ceil(from / stepSeconds); step * stepSeconds < until; step++) steps.push(step);
  return steps;
};

const levelsAt = (trace: Trace, steps: readonly number[]): string[] => {
  const codes = new Set(steps.map((step) => trace.levels[step] ?? -1));
  return LEVELS.filter((_, code) => codes.has(code));
};

const faultsOfFirst = (
  timeline: Timeline,
  config: RunConfig,
  mode: Mode,
  steps: readonly number[],
): string[] => {
  const exact = exactConfig(config, mode);
  const met = new Set(steps.map((step) => inspect(exact, stateAt(timeline, step, config))[0]?.fault));
  return FAULTS.filter((fault) => met.has(fault));
};

describe("faults", () => {
  it("are the files of src/faults, at least 25", () => {
    const files = readdirSync(join(import.meta.dirname, "../../src/faults"));
    expect(FAULT_DEFINITIONS.size).to.equal(files.length);
    expect(FAULT_DEFINITIONS.size).to.be.at.least(25);
  });

  for (const [name, definition] of FAULT_DEFINITIONS) {
    describe(name, () => {
      let config: RunConfig;
      let timeline: Timeline;
      let traces: ReadonlyMap<string, Trace>;

      before(async () => {
        config = await complete(exampleOf(name));
        timeline = buildTimeline(config, config.seed);
        const engine = await createEngine(hre.artifacts, config, systemsNamed(...Object.values(SYSTEM_OF)));
        traces = await engine.run(timeline);
        engine.close();
      });

      it("says what it is, what it models and what it changes", () => {
        for (const text of [definition.title, definition.models]) expect(text.trim()).to.not.equal("");
        expect(definition.touches).to.not.have.lengthOf(0);
        expect(ASPECTS).to.include.members([...definition.touches]);
      });

      for (const mode of MODES) {
        const traceOf = (): Trace => traces.get(SYSTEM_OF[mode]) ?? createTrace(0);

        it(`${mode}: shows itself as declared, on the bytecode`, () => {
          const steps = stepsBetween(FAULT_START + SETTLING_SECONDS, FAULT_END, config);
          const { levels, faults } = definition.expected[mode];
          expect(levelsAt(traceOf(), steps)).to.deep.equal(levels);
          expect(faultsOfFirst(timeline, config, mode, steps)).to.deep.equal(faults);
        });

        it(`${mode}: leaves the oracle Normal before, and lets it return to Normal`, () => {
          expect(levelsAt(traceOf(), stepsBetween(0, FAULT_START, config))).to.deep.equal(["Normal"]);
          expect(LEVELS[traceOf().levels.at(-1) ?? -1]).to.equal("Normal");
        });

        it(`${mode}: is judged the same by both models and the bytecode`, () => {
          const modelled = createTrace(config.steps);
          systemsNamed(SYSTEM_OF[mode])[0]?.model?.(timeline, config, modelled);
          expect(differencesBetween(traceOf(), modelled)).to.deep.equal([]);
          const steps = stepsBetween(0, config.steps * config.stepSeconds, config).filter(
            (step) => step % 7 === 0,
          );
          const exact = runExactModel(timeline, config, mode, steps);
          expect(differencesBetween(traceOf(), exact, steps)).to.deep.equal([]);
        });
      }
    });
  }
});
