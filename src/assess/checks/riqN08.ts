import type { OracleCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Can the updater of every source be replaced, or be anybody? */
export default {
  id: "RIQ-N08",
  scope: "oracle",
  severity: "Critical",
  since: "riq-2",
  kind: "onchain",
  question: "Can the updater of every source be replaced, or be anybody?",
  why: "An adapter that accepts one forwarder for ever ends with it.",
  incidents: ["automation-sunset-2026"],
  observed: "Setters of updaters, forwarders and registries in adapters and consumers.",
  remedy: "Let anybody update, or let the updater be replaced.",
  follows: [],
  reads: ["keepers"],
  evaluate: ({ updaters }) => {
    if (updaters === undefined || updaters.value.isReplaceable === null)
      return unknown("Who may update was not read.");
    return passes(
      updaters.value.isReplaceable,
      "Updaters can be replaced, or are anybody.",
      "An updater is fixed for ever.",
      updaters,
    );
  },
} satisfies OracleCheck;
