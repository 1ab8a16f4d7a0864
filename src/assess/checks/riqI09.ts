import type { OracleCheck } from "../check.ts";
import { MINUTES_PER_YEAR } from "../limits.ts";
import { decided, unknown } from "../verdict.ts";

/** Is predicted unavailability within what was promised, at 95 %? */
export default {
  id: "RIQ-I09",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "model",
  question: "Is predicted unavailability within what was promised, at 95 %?",
  why: "What counts is how often there is no price, not how many sources there are.",
  incidents: ["coinbase-aws-2026"],
  observed:
    "Every state of the sources as drilled, with common causes, and the bound of what is not known exactly.",
  remedy: "Begin with the largest contributor.",
  follows: ["G9"],
  gate: {
    name: "G9",
    cap: "C",
    below: 1,
    sentence: "Predicted unavailability may exceed what was promised.",
  },
  reads: ["slo"],
  evaluate: ({ availability }) => {
    if (availability === undefined) return unknown("It was not drilled, so that nothing can be predicted.");
    const { unavailability, high, allowed } = availability.value;
    const minutes = (share: number): string => (share * MINUTES_PER_YEAR).toPrecision(3);
    const sentence = `Predicted are ${minutes(unavailability)} minutes a year, at most ${minutes(high)}; promised are ${minutes(allowed)}.`;
    return decided(high <= allowed ? 1 : unavailability <= allowed ? 0.5 : 0, sentence, availability);
  },
} satisfies OracleCheck;
