import { SILENCE } from "../../drill/drillFault.ts";
import type { OracleCheck } from "../check.ts";
import { allStates } from "../drillStates.ts";
import { DAY_SECONDS } from "../evidence.ts";
import { hours } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";

/** Is it bounded what is served once every source is down? */
export default {
  id: "RIQ-O07",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Is it bounded what is served once every source is down?",
  why: "A last price without an end is a price that somebody else knows to be wrong.",
  incidents: ["blizz-luna-2022"],
  observed: "All sources are made silent at once, and the bound of a last good price is read.",
  remedy: "Stop, or serve the last good price for a day at most.",
  follows: [],
  evaluate: ({ drill, lastGood }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const states = allStates(drill.value, SILENCE.id);
    const [state] = states;
    if (state === undefined) return unknown("All sources at once were not tried.");
    if (!state.ok) return decided(1, "With every source down nothing is served.", drill);
    if (lastGood === undefined) return unknown("For how long a last price is served is not known.");
    const bound = lastGood.value;
    if (bound === 0) return unknown("It serves something with every source down, and no last price.");
    if (bound === null)
      return decided(0, "With every source down a price of any age is served.", drill, lastGood);
    return decided(
      bound <= DAY_SECONDS ? 1 : 0.5,
      `The last good price is served for ${hours(bound)}.`,
      drill,
      lastGood,
    );
  },
} satisfies OracleCheck;
