import type { OracleCheck } from "../check.ts";
import { singleStates, voiceName } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";
import { SILENCE } from "../../drill/drillFault.ts";

/** Does it switch by itself? */
export default {
  id: "RIQ-F02",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Does it switch by itself?",
  why: "A switch that needs a signature waits for people, and they sleep.",
  incidents: ["venus-snbnb-2023"],
  observed: "Each source in turn fails, and the price is read in the same call.",
  remedy: "Read through a redundant oracle.",
  follows: [],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    const silenced = singleStates(facts, SILENCE.id);
    if (silenced.length === 0) return unknown("No source was made silent.");
    const stuck = silenced.find(({ state }) => !state.ok);
    if (stuck !== undefined)
      return decided(
        0,
        `Without ${voiceName(facts, stuck.voice)} there is no price until somebody acts.`,
        drill,
      );
    return decided(
      1,
      "The same call serves a price when any one source fails: no transaction is needed.",
      drill,
    );
  },
} satisfies OracleCheck;
