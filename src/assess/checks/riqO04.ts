import type { OracleCheck } from "../check.ts";
import {
  BEYOND_DOWN,
  BEYOND_UP,
  DOUBLED,
  HALVED,
  isMoved,
  movedBps,
  singleStates,
  voiceName,
} from "../drillStates.ts";
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
  follows: ["G6"],
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
    let worst = { moved: 0, name: "" };
    let isOutside = false;
    for (const fault of [HALVED, DOUBLED, BEYOND_UP, BEYOND_DOWN]) {
      for (const { voice, state } of singleStates(facts, fault)) {
        const moved = movedBps(facts, state);
        if (moved > worst.moved) worst = { moved, name: voiceName(facts, voice) };
        isOutside ||= isMoved(facts, state);
      }
    }
    if (worst.moved > TEN_PERCENT_BPS)
      return decided(0, `${worst.name} alone moves the price by ${percent(worst.moved)}.`, drill);
    const missing = [HALVED, DOUBLED, BEYOND_UP, BEYOND_DOWN].find(
      (fault) => singleStates(facts, fault).length < facts.voting.length,
    );
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
