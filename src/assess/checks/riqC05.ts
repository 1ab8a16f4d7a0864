import type { OracleCheck } from "../check.ts";
import { notApplicable, partly, passes, unknown } from "../verdict.ts";

/** Does each pause end, and does who pauses hold nothing else? */
export default {
  id: "RIQ-C05",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "onchain",
  question: "Does each pause end, and does who pauses hold nothing else?",
  why: "A pause without an end is a seizure.",
  incidents: ["flow-rollback-2025"],
  observed: "The longest pause that the code allows, and the pauser's other roles.",
  remedy: "Let pauses expire; give the power to an account of its own.",
  follows: [],
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Who can pause it could not be read.");
    const { pauses, isComplete } = control.value;
    const incomplete = unknown("Not every holder could be found.");
    if (pauses.length === 0) return isComplete ? notApplicable("Nobody can pause it.", control) : incomplete;
    const endless = pauses.find(({ longestSeconds }) => longestSeconds === null);
    const mixed = pauses.find(({ isSeparate }) => !isSeparate);
    return [
      partly(
        "bounded",
        endless === undefined && !isComplete
          ? incomplete
          : passes(
              endless === undefined,
              "Every pause ends by itself.",
              `A pause of ${endless?.version ?? ""} has no end.`,
              control,
            ),
      ),
      partly(
        "separate",
        mixed === undefined && !isComplete
          ? incomplete
          : passes(
              mixed === undefined,
              "Who pauses holds no configuration.",
              `Who pauses ${mixed?.version ?? ""} holds configuration too.`,
              control,
            ),
      ),
    ];
  },
} satisfies OracleCheck;
