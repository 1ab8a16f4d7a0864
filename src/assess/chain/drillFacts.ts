import type { ReportedOracle } from "../../drill/drillReport.ts";
import type { DrillFacts } from "../oracleFacts.ts";

/** What a drill found, as checks look at it. */

const LIE = /^lie:/;

/** The drill of an oracle at the layer where most sources can fail. */
export const drillFactsOf = (oracle: ReportedOracle): DrillFacts => {
  const tried = new Set(oracle.cells.flatMap(({ faults }) => Object.values(faults)));
  return {
    oracle: oracle.oracle,
    reader: oracle.reader,
    k: oracle.structure.k,
    n: oracle.structure.n,
    deviationBps: oracle.deviationBps,
    voting: oracle.sources.flatMap(({ isObserved }, index) => (isObserved ? [] : [index])),
    names: oracle.sources.map(({ name }) => name),
    healthyPrice: oracle.healthy.ok ? oracle.healthy.price : null,
    states: oracle.cells.map(({ faults, ok, price, level }) => ({ faults, ok, price, level })),
    lies: [...tried].filter((id) => LIE.test(id)),
    survivesSilent: oracle.tolerance.silent,
    survivesLying: oracle.tolerance.lying,
    together: oracle.tolerance.together,
    sentence: oracle.frontier.sentence,
    failoverSeconds: oracle.failover.map(({ seconds }) => seconds),
    causes: oracle.causes.map(({ kind, name, silent }) => ({ kind, name, silent })),
    consumers: oracle.consumers.map(({ name, calls }) => ({
      name,
      calls: calls.map(({ call, healthy, cells }) => ({ call, healthy, states: cells })),
    })),
  };
};
