import type { z } from "zod";
import type { FaultDefinition } from "./fault.ts";
import type { OracleSettings, SourceSettings } from "../oracle/settings.ts";
import type { Mode } from "../oracle/words.ts";
import type { PricePath, VaultConsumer } from "./scenario.ts";

/** One source with everything that is known of it: how it publishes, and how the oracle limits it. */
export interface RunSource extends SourceSettings {
  readonly name: string;
  readonly heartbeatSeconds: number;
  readonly deviationBps: number;
  readonly latencySeconds: number;
  readonly latencyJitterSeconds: number;
  readonly biasBps: number;
  readonly gasLimit: number;
}

/** The oracle under test; prices in units of `decimals`. */
interface RunOracle extends OracleSettings {
  /** The configured mode, where the scenario names one. */
  readonly mode: Mode | undefined;
}

/** One fault of a scenario with its definition and checked parameters. */
export interface RunFault {
  readonly definition: FaultDefinition<z.ZodType>;
  readonly parameters: unknown;
  /** Indices of the sources it names, in the order in which it names them. */
  readonly sources: readonly number[];
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A recorded price history: at each time the price that holds from then on. */
export interface History {
  /** Unix seconds, ascending. */
  readonly timestamps: Float64Array;
  readonly prices: Float64Array;
}

/** A scenario that was read, completed and checked: everything that a run needs, and nothing left to look up. */
export interface RunConfig {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly seed: number;
  readonly steps: number;
  readonly stepSeconds: number;
  /** A served price further from the true one is wrong. */
  readonly toleranceBps: number;
  readonly healSeconds: number;
  readonly price: PricePath;
  /** Only where the price is a recorded history. */
  readonly history: History | undefined;
  readonly sources: readonly RunSource[];
  readonly oracle: RunOracle;
  readonly faults: readonly RunFault[];
  readonly consumers: readonly VaultConsumer[];
}
