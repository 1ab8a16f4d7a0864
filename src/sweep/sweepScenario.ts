import { createHash } from "node:crypto";
import { completeScenario } from "../scenario/loadScenario.ts";
import type { RunConfig } from "../scenario/runConfig.ts";
import type { ScenarioInput } from "../scenario/scenario.ts";
import type { Choice } from "./plan.ts";
import type { Sweep } from "./sweepFile.ts";

/** Of no consequence to the model. */
const GAS_LIMIT = 120_000;
/** What is judged anew for each choice; any that is allowed will do before. */
const ANY_DEVIATION_BPS = 100;

/** The scenario of one run, without what a choice decides. */
export const scenarioOf = (
  sweep: Sweep,
  sources: number,
  faults: NonNullable<ScenarioInput["faults"]>,
  seed: number,
): ScenarioInput => ({
  name: sweep.name,
  title: sweep.title,
  seed,
  durationSeconds: sweep.durationSeconds,
  stepSeconds: sweep.stepSeconds,
  toleranceBps: sweep.toleranceBps,
  price: sweep.price,
  sources: sweep.sources.slice(0, sources),
  oracle: {
    decimals: sweep.decimals,
    quorum: 1,
    maxDeviationBps: ANY_DEVIATION_BPS,
    sources: sweep.sources.slice(0, sources).map(() => ({ maxAge: 1, gasLimit: GAS_LIMIT })),
  },
  faults,
});

/** The same run under a choice. */
export const configOf = (
  config: RunConfig,
  { quorum, maxDeviationBps, maxAgeFactor }: Omit<Choice, "mode" | "sources">,
): RunConfig => ({
  ...config,
  oracle: { ...config.oracle, quorum, maxDeviationBps },
  sources: config.sources.map((source) => ({
    ...source,
    maxAge: Math.max(1, Math.round(source.heartbeatSeconds * maxAgeFactor)),
  })),
});

/**
 * A run without faults, with every source of the sweep.
 * @param folder What a price history in the sweep's file is relative to.
 * @throws Problem where the market or the sources cannot be.
 */
export const completeSweep = (sweep: Sweep, folder: string): Promise<RunConfig> =>
  completeScenario(scenarioOf(sweep, sweep.sources.length, [], sweep.seed), { folder });

/** Of what a sweep takes out of other files than its own: a price history, rows of data/feeds.json. */
export const digestOfFiles = ({ history, sources }: RunConfig): string => {
  const hash = createHash("sha256").update(JSON.stringify(sources));
  if (history !== undefined) hash.update(history.timestamps).update(history.prices);
  return hash.digest("hex");
};
