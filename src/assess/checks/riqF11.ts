import type { OracleCheck } from "../check.ts";
import { isOutvoted } from "../drillStates.ts";
import type { DrillFacts } from "../oracleFacts.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

const outvoted = (drill: DrillFacts | undefined, name: string): boolean | null => {
  const voice = drill?.names.indexOf(name) ?? -1;
  return drill === undefined || voice < 0 ? null : isOutvoted(drill, voice);
};

/** Are fallbacks safe by themselves? */
export default {
  id: "RIQ-F11",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Are fallbacks safe by themselves?",
  why: "A fallback that is cheap to move is an invitation to make the main source fail.",
  incidents: ["inverse-2022-06", "rodeo-2023"],
  observed:
    "Window and depth of a pool's average, delay of an optimistic answer; else whether it is outvoted.",
  remedy: "Lengthen the window or the delay, or replace it.",
  follows: ["G6", "RIQ-O04", "RIQ-O10", "RIQ-C09"],
  evaluate: ({ voices, fallbacks, drill }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return notApplicable("It has one voice.", lone);
    if (fallbacks === undefined) return unknown("Its fallbacks were not looked at.");
    const count = fallbacks.value.length;
    if (count === 0) return unknown("Which of its voices are fallbacks is not known.");
    const rated = fallbacks.value.map(({ name, isSafe }) => isSafe ?? outvoted(drill?.value, name));
    if (rated.includes(null)) return unknown("Whether a fallback is outvoted was not drilled.");
    const weak = fallbacks.value.find((_, place) => rated[place] === false);
    const safe = rated.filter((one) => one === true).length;
    const isDrilled = fallbacks.value.some(({ isSafe }) => isSafe === null);
    return decided(
      safe / count,
      weak === undefined
        ? "Every fallback is safe by itself, or outvoted."
        : `${safe} of ${count} fallbacks are safe; ${weak.name} is not.`,
      fallbacks,
      ...(isDrilled && drill !== undefined ? [drill] : []),
    );
  },
} satisfies OracleCheck;
