import type { OracleCheck } from "../check.ts";
import { isServedIn } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Do actions of users still succeed on the fallback? */
export default {
  id: "RIQ-F09",
  scope: "oracle",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Do actions of users still succeed on the fallback?",
  why: "A fallback with other decimals stops every market that reads it.",
  incidents: ["rari-fuse-vusd-2021"],
  observed: "Every call of every consumer in every state in which a price is served.",
  remedy: "Mend decimals and interface of the fallback.",
  follows: [],
  reads: ["consumers"],
  evaluate: ({ drill }) => {
    if (drill === undefined) return unknown("It was not drilled.");
    const { consumers } = drill.value;
    const calls = consumers.flatMap((one) => one.calls).filter(({ healthy }) => healthy);
    if (consumers.length === 0) return unknown("No consumer is declared.");
    if (calls.length === 0) return unknown("No call of a consumer succeeds with every source healthy.");
    const states = calls
      .flatMap((call) => call.states)
      .filter(({ faults }) => isServedIn(drill.value, faults));
    if (states.length === 0) return unknown("No call was tried in a state in which a price is served.");
    const good = states.filter(({ ok, expected }) => ok === (expected ?? true)).length;
    return decided(good / states.length, `${good} of ${states.length} calls end as expected.`, drill);
  },
} satisfies OracleCheck;
