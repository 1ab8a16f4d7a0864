import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Is a slow walk bounded? */
export default {
  id: "RIQ-F15",
  scope: "oracle",
  severity: "Low",
  since: "riq-2",
  kind: "onchain",
  question: "Is a slow walk bounded?",
  why: "Many small steps, each within its bound, go anywhere.",
  incidents: ["venus-the-2026"],
  observed: "The jump breaker's window and bound.",
  remedy: "Bound moves over a window.",
  follows: [],
  evaluate: ({ limits }) => {
    if (limits === undefined) return unknown("Its limits could not be read.");
    const { hasWindowBound, hasStepBound } = limits.value;
    return decided(
      hasWindowBound ? 1 : hasStepBound ? 0.5 : 0,
      hasWindowBound
        ? "Moves over a window are bounded."
        : hasStepBound
          ? "Steps are bounded, their sum is not."
          : "No move is bounded.",
      limits,
    );
  },
} satisfies OracleCheck;
