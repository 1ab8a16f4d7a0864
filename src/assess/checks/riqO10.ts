import { SILENCE } from "../../drill/drillFault.ts";
import type { OracleCheck } from "../check.ts";
import { isMoved, movedBps } from "../drillStates.ts";
import { TEN_PERCENT_BPS } from "../limits.ts";
import type { DrillFacts, TriedState } from "../oracleFacts.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

const isSilentAndLying = ({ lies, voting }: DrillFacts, { faults }: TriedState): boolean => {
  const named = Object.entries(faults).filter(([voice]) => voting.includes(Number(voice)));
  const names = named.map(([, fault]) => fault);
  return (
    Object.keys(faults).length === 2 &&
    names.filter((name) => name === SILENCE.id).length === 1 &&
    names.some((name) => lies.includes(name))
  );
};

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
  evaluate: ({ voices, drill }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    if (facts.n <= 1) return decided(0, "It has one voice.", drill);
    if (facts.healthyPrice === null) return unknown("It serves no price to begin with.");
    const states = facts.states.filter((state) => isSilentAndLying(facts, state));
    const worst = Math.max(0, ...states.map((state) => movedBps(facts, state)));
    const isOutside = states.some((state) => isMoved(facts, state));
    if (isOutside && worst > TEN_PERCENT_BPS)
      return decided(0, `With one silent, a liar moves the price by ${percent(worst)}.`, drill);
    const lies = new Set(states.flatMap(({ faults }) => Object.values(faults))).size - 1;
    const pairs = facts.voting.length * (facts.voting.length - 1);
    if (states.length === 0) return unknown("No state with one silent and one lying was tried.");
    if (states.length < lies * pairs) return unknown("Not every pair of one silent and one lying was tried.");
    if (isOutside)
      return decided(0.5, `With one silent, a liar moves the price by ${percent(worst)}.`, drill);
    return decided(1, "With one silent, no liar moves the price beyond the deviation.", drill);
  },
} satisfies OracleCheck;
