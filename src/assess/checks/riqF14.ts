import type { OracleCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Is a value noticed that stands still while its time moves? */
export default {
  id: "RIQ-F14",
  scope: "oracle",
  severity: "Medium",
  since: "riq-2",
  kind: "repo",
  question: "Is a value noticed that stands still while its time moves?",
  why: "A stuck feed with a moving clock passes every check of age.",
  incidents: ["gmx-avax-2022"],
  observed: "Alerts that the protocol runs.",
  remedy: "Alert on a value that does not change.",
  follows: [],
  reads: ["monitoring"],
  evaluate: (_, __, protocol) => {
    const { monitoring } = protocol;
    if (monitoring === undefined) return unknown("Nobody says what is watched.");
    return passes(
      monitoring.value.some(({ watches }) => watches === "unchanged"),
      "An alert sees a value that does not change.",
      "No alert sees a value that does not change.",
      monitoring,
    );
  },
} satisfies OracleCheck;
