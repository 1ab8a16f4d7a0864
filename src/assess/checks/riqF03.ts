import type { OracleCheck } from "../check.ts";
import { faultsOf, isSafelyServed, singleStates } from "../drillStates.ts";
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
  follows: [],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    const tried = faultsOf(facts, "hostile").map((fault) => ({ fault, states: singleStates(facts, fault) }));
    const missing = tried.find(({ states }) => states.length < facts.voting.length);
    const spreading = tried.filter(({ states }) => states.some(({ state }) => !isSafelyServed(facts, state)));
    if (missing !== undefined) return unknown(`The fault ${missing.fault} was not tried on every voice.`);
    const share = (tried.length - spreading.length) / tried.length;
    return decided(
      share,
      spreading.length === 0
        ? "All are contained."
        : `Not contained: ${spreading.map(({ fault }) => fault).join(", ")}.`,
      drill,
    );
  },
} satisfies OracleCheck;
