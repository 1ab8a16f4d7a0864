import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { voting } from "../voices.ts";

/** Was every source in time for 99.9 % of thirty days? */
export default {
  id: "RIQ-O09",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "history",
  question: "Was every source in time for 99.9 % of thirty days?",
  why: "What an operator promises and what it delivers are two numbers.",
  incidents: ["chainlink-node-drain-2020"],
  observed:
    "Gaps between updates beyond heartbeat and buffer, as the watch service or the feed's rounds record them.",
  remedy: "Demote the source, or ask for fewer.",
  follows: [],
  stage: { name: "R3", least: 1, isMeasured: true },
  reads: ["history"],
  evaluate: ({ history, voices }) => {
    if (history === undefined || history.value.days < 30)
      return unknown("Nobody measured its sources over 30 days.");
    const { availability, days } = history.value;
    const [worst] = Object.entries(availability).sort(([, one], [, other]) => one - other);
    if (worst === undefined) return unknown("The measurement holds no source.");
    const [name, share] = worst;
    const outcome = share >= 0.999 ? 1 : share >= 0.99 ? 0.5 : 0;
    const missing = voting(voices?.value ?? []).find((voice) => !(voice.name in availability));
    if (missing !== undefined && outcome > 0) return unknown(`${missing.name} was not measured.`);
    return decided(
      outcome,
      `${name} was in time for ${(100 * share).toFixed(2)} % of ${days} days.`,
      history,
    );
  },
} satisfies OracleCheck;
