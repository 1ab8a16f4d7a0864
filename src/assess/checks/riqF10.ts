import type { OracleCheck } from "../check.ts";
import { faultsOf, isMoved, singleStates } from "../drillStates.ts";
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
  observed:
    "Each source in turn answers with 0, less than 0, the greatest number there is, and just beyond its clamps.",
  remedy: "Refuse what lies outside bounds.",
  follows: [],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    const tried = faultsOf(facts, "impossible")
      .map((fault) => ({ fault, states: singleStates(facts, fault) }))
      .filter(({ states }) => states.length > 0);
    if (tried.length === 0) return unknown("No impossible answer was tried.");
    const accepted = tried.filter(({ states }) =>
      states.some(({ state }) => state.ok && isMoved(facts, state)),
    );
    return decided(
      (tried.length - accepted.length) / tried.length,
      accepted.length === 0
        ? "All are refused."
        : `Accepted: ${accepted.map(({ fault }) => fault).join(", ")}.`,
      drill,
    );
  },
} satisfies OracleCheck;
