import { buildTimeline } from "../simulate/buildTimeline.ts";
import { runModel } from "../oracle/fastModel.ts";
import { completeScenario } from "../scenario/loadScenario.ts";
import { createTrace } from "../oracle/trace.ts";
import type { Probe } from "./cutSets.ts";
import type { Choice } from "./plan.ts";
import { configOf, scenarioOf } from "./sweepScenario.ts";
import { parseSweep, type Sweep } from "./sweepFile.ts";

/** Any price and any lie beyond every deviation. */
const PRICE = 1_000;
const LIE = 2;

/** A level market of one step in which every source has just published. */
const momentOf = (sweep: Sweep): Sweep =>
  parseSweep({
    ...sweep,
    price: { kind: "constant", price: PRICE },
    durationSeconds: sweep.stepSeconds,
    sources: sweep.sources.map((source) => ({
      ...source,
      latencySeconds: 0,
      latencyJitterSeconds: 0,
      biasBps: 0,
    })),
  });

/** Asks the model of the oracle under a choice, for the minimal cut sets. */
export const createProbe = async (sweep: Sweep, choice: Choice, folder: string): Promise<Probe> => {
  const moment = momentOf(sweep);
  const config = configOf(
    await completeScenario(scenarioOf(moment, choice.sources, [], sweep.seed), { folder }),
    choice,
  );
  const honest = buildTimeline(config, sweep.seed);
  const unit = 10 ** sweep.decimals;
  const serve = (priceOf: (source: number) => number): number | undefined => {
    const timeline = {
      ...honest,
      sources: honest.sources.map((answers, source) => ({
        ...answers,
        prices: Float64Array.of(priceOf(source)),
        times: Float64Array.of(0),
      })),
    };
    const trace = createTrace(1);
    runModel(timeline, config, choice.mode, trace);
    return trace.isServed[0] === 1 ? trace.prices[0] : undefined;
  };
  return {
    servesWithout: (silent) => serve((source) => (silent.has(source) ? 0 : PRICE * unit)) !== undefined,
    servesLieOf: (liars) =>
      serve((source) => (liars.has(source) ? LIE : 1) * PRICE * unit) === LIE * PRICE * unit,
  };
};
