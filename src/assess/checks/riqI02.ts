import type { OracleCheck } from "../check.ts";
import { faultThreshold, pairsOf } from "../likeness.ts";
import type { OperatorSet } from "../oracleFacts.ts";
import { decided, unknown } from "../verdict.ts";

/** Can no shared operators stop or steer two voices? */
export default {
  id: "RIQ-I02",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Can no shared operators stop or steer two voices?",
  why: "The same nodes under two names fail under both.",
  incidents: ["pragma-2025-07"],
  observed: "Operators read from the chain, else the words of the spec: equal words are one set.",
  remedy: "Choose another network of operators.",
  follows: [],
  evaluate: ({ operatorSets, tags }) => {
    if (operatorSets !== undefined && operatorSets.value.length > 1 && !operatorSets.value.includes(null)) {
      for (const [one, other] of pairsOf(operatorSets.value as readonly OperatorSet[])) {
        const common = one.members.filter((member) => other.members.includes(member)).length;
        const enough = Math.min(faultThreshold(one), faultThreshold(other));
        if (common >= enough)
          return decided(
            0,
            `${common} common operators can stop or steer a voice; ${enough} suffice.`,
            operatorSets,
          );
      }
      return decided(1, "No two voices share enough operators to stop one.", operatorSets);
    }
    if (tags === undefined) return unknown("Nobody says who operates it.");
    if (tags.value.length <= 1) return decided(0, "It has one voice.", tags);
    const words = tags.value.map(({ operators }) => operators);
    const twin = words.find((word, index) => word !== null && words.indexOf(word) !== index);
    if (twin !== undefined) return decided(0, `Two voices have the operators "${twin}".`, tags);
    if (words.includes(null)) return unknown("Who operates a voice is not known.");
    return decided(1, `${words.length} voices have ${words.length} sets of operators.`, tags);
  },
} satisfies OracleCheck;
