import type { ProtocolCheck } from "../check.ts";
import { faultsOf, isSafelyServed, singleStates } from "../drillStates.ts";
import { decided, unknown } from "../verdict.ts";

/** Do all assets survive some loss? */
export default {
  id: "RIQ-O06",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "drill",
  question: "Do all assets survive some loss?",
  why: "Redundancy is often built once and configured nowhere.",
  incidents: ["inverse-2022-04"],
  observed: "Every asset is drilled: does one survive the loss of any of its sources?",
  remedy: "Configure the other assets as those that survive.",
  follows: [],
  evaluate: (_, __, oracles) => {
    const drilled = oracles.flatMap(({ drill }) => (drill === undefined ? [] : [drill]));
    const [first, ...others] = drilled;
    if (first === undefined) return unknown("Nothing was drilled.");
    if (drilled.length < oracles.length)
      return unknown(`${oracles.length - drilled.length} of ${oracles.length} oracles were not drilled.`);
    const surviving = drilled.filter(({ value }) =>
      value.voting.some((voice) => {
        const states = faultsOf(value, "loss")
          .flatMap((fault) => singleStates(value, fault))
          .filter((one) => one.voice === voice);
        return states.length > 0 && states.every(({ state }) => isSafelyServed(value, state));
      }),
    );
    return decided(
      surviving.length / drilled.length,
      `${surviving.length} of ${drilled.length} survive the loss of a source.`,
      first,
      ...others,
    );
  },
} satisfies ProtocolCheck;
