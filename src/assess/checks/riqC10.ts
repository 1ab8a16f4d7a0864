import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, partly, unknown } from "../verdict.ts";

/** Is the power to pause valid today, on every live version, and its end watched? */
export default {
  id: "RIQ-C10",
  scope: "oracle",
  severity: "High",
  since: "riq-2",
  kind: "onchain",
  question: "Is the power to pause valid today, on every live version, and its end watched?",
  why: "The pause that was meant to save the vault had expired a year before.",
  incidents: ["balancer-pause-2025"],
  observed: "Role and expiry of each live version.",
  remedy: "Renew the power, and watch its end.",
  follows: [],
  reads: ["monitoring"],
  evaluate: ({ control }) => {
    if (control === undefined) return unknown("Who can pause it could not be read.");
    const { pauses, isComplete } = control.value;
    if (pauses.length === 0)
      return isComplete
        ? notApplicable("Nobody can pause it.", control)
        : unknown("Not every holder could be found.");
    return pauses.map(({ version, validDays, isWatched }) => {
      const isValid = validDays === null || validDays > 30;
      const outcome =
        validDays !== null && validDays <= 0 ? 0 : isValid && (isWatched || validDays === null) ? 1 : 0.5;
      return partly(
        version,
        decided(
          outcome,
          validDays === null
            ? "The power has no end."
            : validDays <= 0
              ? "The power has ended."
              : `The power ends in ${Math.floor(validDays)} days${isWatched ? ", which is watched" : ""}.`,
          control,
        ),
      );
    });
  },
} satisfies OracleCheck;
