import type { OracleCheck } from "../check.ts";
import { faultsOf, isSafelyServed, isTriedOnAll, singleStates, voiceName } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Does a price that is fresh survive the loss of any one source? */
export default {
  id: "RIQ-O03",
  scope: "oracle",
  severity: "Critical",
  since: "riq-1",
  kind: "drill",
  question: "Does a price that is fresh survive the loss of any one source?",
  why: "A main source and a pivot that must agree are down twice as often as one.",
  incidents: ["base-2026-06", "gmx-avax-2022"],
  observed:
    "Each source in turn reverts, answers nothing, answers 0, loses its code, and freezes at a price that is off.",
  remedy: "Ask for fewer sources than there are, or add a fallback.",
  follows: ["G4", "G9", "RIQ-O06", "RIQ-I09", "RIQ-F02", "RIQ-F03", "RIQ-F07"],
  gate: {
    name: "G4",
    cap: "C",
    below: 1,
    sentence: "The loss of one source leaves an asset without a price.",
  },
  stage: { name: "R2", least: 1 },
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    for (const fault of faultsOf("loss")) {
      for (const { voice, state } of singleStates(facts, fault)) {
        if (!isSafelyServed(facts, state)) {
          const effect = state.ok ? "is still believed" : "leaves no price";
          return decided(
            0,
            `${voiceName(facts, voice)} with the fault ${fault} ${effect}: ${facts.k} of ${facts.n} are needed.`,
            drill,
          );
        }
      }
    }
    const missing = faultsOf("loss").find((fault) => !isTriedOnAll(facts, fault));
    if (missing !== undefined) return unknown(`The fault ${missing} was not tried on every voice.`);
    return decided(1, `Any one of ${facts.n} may be lost.`, drill);
  },
} satisfies OracleCheck;
