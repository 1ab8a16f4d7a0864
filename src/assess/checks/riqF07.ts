import type { OracleCheck } from "../check.ts";
import { failoverTimes, percentile95, stuckVoice, voiceName } from "../drillStates.ts";
import { hours } from "../sentences.ts";
import { decided, passes, unknown } from "../verdict.ts";

/** Is failover faster than the promised recovery time? */
export default {
  id: "RIQ-F07",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Is failover faster than the promised recovery time?",
  why: "Until it fails over, the wrong price is the price.",
  incidents: ["gmx-avax-2022"],
  observed:
    "The 95th percentile over sources and faults of the time from the failure to the switch; a silent stop lasts as long as the limit.",
  remedy: "Shorten the limit, or take a source with a shorter heartbeat.",
  follows: [],
  reads: ["slo"],
  evaluate: ({ drill }, _, { rtoSeconds }) => {
    if (rtoSeconds === undefined) return unknown("No recovery time is promised.");
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    const stuck = stuckVoice(facts);
    if (stuck !== undefined)
      return decided(
        0,
        `Nothing takes the place of ${voiceName(facts, stuck)}, however long one waits.`,
        drill,
      );
    const seconds = percentile95(failoverTimes(facts));
    if (seconds === null) return unknown("How long it waits for a silent source is not known.");
    // The promise is what is compared with, and no observation.
    return passes(
      seconds <= rtoSeconds.value,
      `Failover takes ${hours(seconds)} at the 95th percentile.`,
      `Failover takes ${hours(seconds)} at the 95th percentile; promised are ${hours(rtoSeconds.value)}.`,
      drill,
    );
  },
} satisfies OracleCheck;
