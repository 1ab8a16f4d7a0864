import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Were voices seldom late together over ninety days? */
export default {
  id: "RIQ-I06",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "history",
  question: "Were voices seldom late together over ninety days?",
  why: "Correlation is measured, not declared.",
  incidents: ["arbitrum-2022-01"],
  observed: "Correlation of the voices' gaps, as the watch service records them.",
  remedy: "Replace one, or count them as one.",
  follows: [],
  reads: ["history"],
  evaluate: ({ voices, history }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return notApplicable("It has one voice.", lone);
    if (history === undefined || history.value.days < 90)
      return unknown("Nobody measured its sources over 90 days.");
    const phi = history.value.largestPhi;
    if (phi === null) return decided(1, `No voice was late in ${history.value.days} days.`, history);
    return decided(
      phi <= 0.2 ? 1 : phi <= 0.5 ? 0.5 : 0,
      `Two voices' gaps have a correlation of ${phi.toFixed(2)}.`,
      history,
    );
  },
} satisfies OracleCheck;
