import { FAULT_DEFINITIONS } from "../../src/scenario/faultDefinitions.ts";
import { SYSTEMS } from "../../src/simulate/builtInSystems.ts";
import { completeScenario } from "../../src/scenario/loadScenario.ts";
import type { RunConfig } from "../../src/scenario/runConfig.ts";
import type { ScenarioInput } from "../../src/scenario/scenario.ts";
import type { System } from "../../src/simulate/system.ts";

/** Scenarios that several tests start from. */

export const FAULT_START = 10_800;
export const FAULT_END = 21_600;

/** Three healthy providers of which two have to agree, and a market that loses a tenth in the middle third. */
export const fallingMarket: ScenarioInput = {
  name: "falling-market",
  title: "A market that loses a tenth",
  seed: 7,
  durationSeconds: 36_000,
  stepSeconds: 60,
  price: {
    kind: "points",
    points: [
      { atSeconds: FAULT_START, price: 3_000 },
      { atSeconds: FAULT_END, price: 2_700 },
    ],
  },
  sources: [
    { name: "first", heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 20 },
    { name: "second", heartbeatSeconds: 3_600, deviationBps: 50, latencySeconds: 40, decimals: 18 },
    { name: "third", heartbeatSeconds: 3_600, deviationBps: 50 },
  ],
  oracle: {
    quorum: 2,
    maxDeviationBps: 200,
    sources: [{ maxAge: 3_720 }, { maxAge: 3_720 }, { maxAge: 3_720 }],
  },
};

/** The same on an L2. */
export const fallingMarketOnL2: ScenarioInput = {
  ...fallingMarket,
  oracle: {
    quorum: 2,
    maxDeviationBps: 200,
    sources: [{ maxAge: 3_720 }, { maxAge: 3_720 }, { maxAge: 3_720 }],
    sequencer: { graceSeconds: 1_800 },
  },
};

/** Completes a scenario whose files are relative to this folder. */
export const complete = (scenario: unknown): Promise<RunConfig> =>
  completeScenario(scenario, { folder: import.meta.dirname });

/** Built-in systems by their names, in this order. */
export const systemsNamed = (...names: readonly string[]): System[] =>
  names.map((name) => {
    const system = SYSTEMS.get(name);
    if (system === undefined) throw new RangeError(`There is no system ${name}.`);
    return system;
  });

/** The built-in systems that have a model, in the order of tables. */
export const modelledSystems = (): System[] =>
  [...SYSTEMS.values()]
    .filter(({ model }) => model !== undefined)
    .sort((one, other) => one.order - other.order);

/** A fault's own example on the first of the three sources, from `FAULT_START` to `FAULT_END`. */
export const exampleOf = (name: string): ScenarioInput => {
  const definition = FAULT_DEFINITIONS.get(name);
  if (definition === undefined) throw new RangeError(`There is no fault ${name}.`);
  const isOnL2 = definition.touches.includes("sequencer");
  return {
    ...(isOnL2 ? fallingMarketOnL2 : fallingMarket),
    ...(definition.market === "calm" && { price: { kind: "constant", price: 3_000 } }),
    faults: [
      {
        fault: name,
        sources: definition.reach === "all" && isOnL2 ? [] : ["first"],
        startSeconds: FAULT_START,
        endSeconds: FAULT_END,
        parameters: definition.example as Record<string, unknown>,
      },
    ],
  };
};
