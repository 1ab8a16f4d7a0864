/** Outages on the compiled contracts, as a library: `holdfast/simulate`. */
export type { Level } from "./oracle/words.ts";
export { loadScenario } from "./scenario/loadScenario.ts";
export type { RunConfig } from "./scenario/runConfig.ts";
export { builtInScenarios, findScenario } from "./scenario/scenarioFiles.ts";
export { chooseSystems } from "./simulate/chooseSystems.ts";
export type { Estimate, Measures, Run, VaultLosses } from "./simulate/result.ts";
export {
  type RunOptions,
  runScenario,
  type ScenarioResult,
  type SystemResult,
} from "./simulate/runScenario.ts";
export type { Summary } from "./simulate/statistics.ts";
export type { System } from "./simulate/system.ts";
