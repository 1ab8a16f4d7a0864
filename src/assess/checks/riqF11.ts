import type { OracleCheck } from "../check.ts";
import { DOUBLED, HALVED, isMoved, singleStates } from "../drillStates.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { voting } from "../voices.ts";

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
  follows: [],
  evaluate: ({ voices, fallbacks, drill }) => {
    if (voices !== undefined && voting(voices.value).length <= 1)
      return notApplicable("It has one voice.", voices);
    if (fallbacks === undefined) return unknown("Its fallbacks were not looked at.");
    const outvoted =
      drill === undefined
        ? null
        : ![HALVED, DOUBLED].some((fault) =>
            singleStates(drill.value, fault).some(({ state }) => state.ok && isMoved(drill.value, state)),
          );
    const rated = fallbacks.value.map(({ isSafe }) => isSafe ?? outvoted);
    if (rated.length === 0) return unknown("It has no fallback.");
    if (rated.includes(null)) return unknown("Whether a fallback is outvoted was not drilled.");
    const safe = rated.filter((one) => one === true).length;
    return decided(safe / rated.length, `${safe} of ${rated.length} fallbacks are safe.`, fallbacks);
  },
} satisfies OracleCheck;
