import type { OracleCheck } from "../check.ts";
import { isSafelyServed, triedKind } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Is a source contained that reverts, answers too little or too much, or burns gas? */
export default {
  id: "RIQ-F03",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Is a source contained that reverts, answers too little or too much, or burns gas?",
  why: "A hostile answer takes down what calls it.",
  incidents: ["ribbon-2025"],
  observed: "Each source in turn reverts, answers nothing, too little, far too much, and burns all its gas.",
  remedy: "Catch failures, cap gas, and bound what is copied.",
  follows: ["G4", "RIQ-O03", "RIQ-O06"],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const { faults, harmful, untried } = triedKind(
      drill.value,
      "hostile",
      (state) => !isSafelyServed(drill.value, state),
    );
    if (untried.length > 0) return unknown(`Not tried on every voice: ${untried.join(", ")}.`);
    return decided(
      (faults.length - harmful.length) / faults.length,
      harmful.length === 0 ? "All are contained." : `Not contained: ${harmful.join(", ")}.`,
      drill,
    );
  },
} satisfies OracleCheck;
