import type { ProtocolCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Was the loss of a key rehearsed within a year? */
export default {
  id: "RIQ-R08",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "onchain",
  question: "Was the loss of a key rehearsed within a year?",
  why: "A key that was never moved cannot be moved.",
  incidents: ["drift-2026"],
  observed: "Events of roles, or a dated rehearsal.",
  remedy: "Move a role once a year, or rehearse its move.",
  follows: [],
  reads: ["rotation"],
  evaluate: ({ rotation }, _, oracles) => {
    const controls = oracles.flatMap(({ control }) => (control === undefined ? [] : [control]));
    if (
      oracles.length > 0 &&
      controls.length === oracles.length &&
      controls.every(({ value }) => value.isImmutable)
    )
      return notApplicable("Nobody holds a role.", ...controls);
    if (rotation === undefined) return unknown("Nobody says when a role was last moved.");
    const { movedDays, hasProcedure } = rotation.value;
    if (movedDays !== null && movedDays <= 365)
      return decided(
        1,
        `A role was moved or its move rehearsed ${Math.floor(movedDays)} days ago.`,
        rotation,
      );
    return decided(
      hasProcedure ? 0.5 : 0,
      hasProcedure ? "There is a procedure that nobody rehearsed within a year." : "There is no procedure.",
      rotation,
    );
  },
} satisfies ProtocolCheck;
