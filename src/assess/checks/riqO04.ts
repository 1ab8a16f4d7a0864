import type { OracleCheck } from "../check.ts";
import { isMoved, isTriedOnAll, movedBps, SINGLE_LIES, singleStates, voiceName } from "../drillStates.ts";
import { TEN_PERCENT_BPS } from "../limits.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";

/** Is any single lie rejected or outvoted? */
export default {
  id: "RIQ-O04",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Is any single lie rejected or outvoted?",
  why: "Whoever can set one source sets the price.",
  incidents: ["bonq-2023", "compound-comp-2021", "ploutos-2026"],
  observed:
    "Each source in turn answers with half, with twice, and with a tenth more than the deviation, up and down.",
  remedy: "Compare sources, or take a median of three and more.",
  follows: ["G6", "RIQ-O10", "RIQ-F11", "RIQ-C09"],
  gate: {
    name: "G6",
    cap: "C",
    below: 1,
    sentence: "One wrong source can set a price, or nobody has tried.",
    holdsUnknown: true,
  },
  stage: { name: "R2", least: 1 },
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    if (facts.healthyPrice === null) return unknown("It serves no price to begin with.");
    let worst = { moved: 0, name: "" };
    let isOutside = false;
    for (const fault of SINGLE_LIES) {
      for (const { voice, state } of singleStates(facts, fault)) {
        const moved = movedBps(facts, state);
        if (moved > worst.moved) worst = { moved, name: voiceName(facts, voice) };
        isOutside ||= isMoved(facts, state);
      }
    }
    if (isOutside && worst.moved > TEN_PERCENT_BPS)
      return decided(0, `${worst.name} alone moves the price by ${percent(worst.moved)}.`, drill);
    const missing = SINGLE_LIES.find((fault) => !isTriedOnAll(facts, fault));
    if (missing !== undefined) return unknown(`The lie ${missing} was not tried on every voice.`);
    if (isOutside)
      return decided(
        0.5,
        `${worst.name} alone moves the price by ${percent(worst.moved)}, more than the deviation.`,
        drill,
      );
    return decided(
      1,
      `No single lie moves what is served by more than ${percent(facts.deviationBps)}.`,
      drill,
    );
  },
} satisfies OracleCheck;
