import type { ProtocolCheck } from "../check.ts";
import { WATCHED } from "../limits.ts";
import { decided, partly, unknown } from "../verdict.ts";

/** Are staleness, deviation, switches and administration watched, and the alerts tried? */
export default {
  id: "RIQ-R04",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "http",
  question: "Are staleness, deviation, switches and administration watched, and the alerts tried?",
  why: "The first who notices should not be a user.",
  incidents: ["entropy-keeper-2025"],
  observed: "Alerts that the protocol runs, and when a test of each was last delivered.",
  remedy: "Enable the watch service, and try its alerts.",
  follows: ["RIQ-F14"],
  reads: ["monitoring"],
  evaluate: ({ monitoring }) => {
    if (monitoring === undefined) return unknown("Nobody says what is watched.");
    return WATCHED.map((watched) => {
      const alerts = monitoring.value.filter(({ watches }) => watches === watched);
      const isTried = alerts.some(({ testedDays }) => testedDays !== null && testedDays <= 30);
      return partly(
        watched,
        decided(
          alerts.length === 0 ? 0 : isTried ? 1 : 0.5,
          alerts.length === 0
            ? "No alert."
            : isTried
              ? "An alert, tried within 30 days."
              : "An alert that was not tried within 30 days.",
          monitoring,
        ),
      );
    });
  },
} satisfies ProtocolCheck;
