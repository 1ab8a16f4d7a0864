import { SILENCE } from "../../drill/drillFault.ts";
import type { OracleCheck } from "../check.ts";
import { isTriedOnAll, stuckVoice, voiceName } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

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
  follows: ["G4", "G9", "RIQ-O03", "RIQ-O06", "RIQ-I09", "RIQ-F07", "RIQ-F09"],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const facts = drill.value;
    const stuck = stuckVoice(facts);
    if (stuck !== undefined)
      return decided(0, `Without ${voiceName(facts, stuck)} there is no price until somebody acts.`, drill);
    if (!isTriedOnAll(facts, SILENCE.id)) return unknown("Not every source was made silent.");
    return decided(
      1,
      "The same call serves a price when any one source fails: no transaction is needed.",
      drill,
    );
  },
} satisfies OracleCheck;
