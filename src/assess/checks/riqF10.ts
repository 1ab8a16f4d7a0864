import type { OracleCheck } from "../check.ts";
import { isMoved, triedKind } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Are impossible answers refused? */
export default {
  id: "RIQ-F10",
  scope: "oracle",
  severity: "Low",
  since: "riq-1",
  kind: "drill",
  question: "Are impossible answers refused?",
  why: "A feed that is clamped at its lowest goes on answering while the market is elsewhere.",
  incidents: ["blizz-luna-2022", "scream-2022"],
  observed: "Each source in turn answers with 0, with less than 0, and with the greatest number there is.",
  remedy: "Refuse what lies outside bounds.",
  follows: ["G4", "RIQ-O03", "RIQ-O06"],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    if (facts.healthyPrice === null) return unknown("It serves no price to begin with.");
    const { faults, harmful, untried } = triedKind(facts, "impossible", (state) => isMoved(facts, state));
    if (untried.length > 0) return unknown(`Not tried on every voice: ${untried.join(", ")}.`);
    return decided(
      (faults.length - harmful.length) / faults.length,
      harmful.length === 0 ? "All are refused." : `Accepted: ${harmful.join(", ")}.`,
      drill,
    );
  },
} satisfies OracleCheck;
