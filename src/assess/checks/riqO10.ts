import type { OracleCheck } from "../check.ts";
import { isMoved, movedBps } from "../drillStates.ts";
import { TEN_PERCENT_BPS } from "../limits.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { SILENCE } from "../../drill/drillFault.ts";

/** With one source silent and another lying, is the price still honest, or none? */
export default {
  id: "RIQ-O10",
  scope: "oracle",
  severity: "High",
  since: "riq-2",
  kind: "drill",
  question: "With one source silent and another lying, is the price still honest, or none?",
  why: "Outages and attacks come together: the one makes room for the other.",
  incidents: ["rho-2024", "yieldblox-2026"],
  observed: "Every state with one silent and one lying source.",
  remedy: "Raise the quorum, or add an independent source.",
  follows: [],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    if (facts.n <= 1) return decided(0, "It has one voice.", drill);
    const states = facts.states.filter(({ faults }) => {
      const names = Object.values(faults);
      return (
        names.length === 2 && names.includes(SILENCE.id) && names.some((name) => facts.lies.includes(name))
      );
    });
    if (states.length === 0) return unknown("No state with one silent and one lying was tried.");
    const worst = Math.max(...states.map((state) => movedBps(facts, state)));
    if (!states.some((state) => isMoved(facts, state)))
      return decided(1, "With one silent, no liar moves the price beyond the deviation.", drill);
    return decided(
      worst <= TEN_PERCENT_BPS ? 0.5 : 0,
      `With one silent, a liar moves the price by ${percent(worst)}.`,
      drill,
    );
  },
} satisfies OracleCheck;
