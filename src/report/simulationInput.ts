import type { Measures, Run } from "../simulate/result.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { NamedSystem } from "./league.ts";
import type { Fact } from "./reportPage.ts";

/** One scenario with what came of it. */
export interface ScenarioOutcome {
  readonly config: RunConfig;
  /** In the order of their place in tables. */
  readonly systems: readonly NamedSystem[];
  /** The run that is drawn. */
  readonly run: Run;
  /** How the systems did in every run, the drawn one included, by their names. */
  readonly measures: readonly ReadonlyMap<string, Measures>[];
}

/** A simulation of one or several scenarios. */
export interface SimulationPageInput {
  readonly title: string;
  /** Whether the run was stopped before its end. */
  readonly isPartial: boolean;
  /** What ran: versions of the project, the compiler and the EVM, the command that makes the report again. */
  readonly facts: readonly Fact[];
  readonly outcomes: readonly ScenarioOutcome[];
}
