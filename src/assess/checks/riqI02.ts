import type { OracleCheck } from "../check.ts";
import { common, faultThreshold, pairsOf } from "../likeness.ts";
import type { OperatorSet } from "../oracleFacts.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice, ofRoots } from "../voices.ts";

/** Whether what two sets have in common stops or steers the one or the other. */
const isShared = (one: OperatorSet, other: OperatorSet): boolean =>
  common(one.members, other.members) >= Math.min(faultThreshold(one), faultThreshold(other));

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
  evaluate: ({ voices, operatorSets, tags }) => {
    const lone = loneVoice(voices, operatorSets, tags);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    const sets = operatorSets === undefined ? [] : ofRoots(operatorSets.value, voices);
    const words = tags === undefined ? [] : ofRoots(tags.value, voices).map(({ operators }) => operators);
    const count = Math.max(sets.length, words.length);
    const places = Array.from({ length: count }, (_, place) => place);
    const pairs = pairsOf(places).map(([one, other]): boolean | null => {
      const [first, second] = [sets[one], sets[other]];
      if (first && second) return isShared(first, second);
      const [left, right] = [words[one], words[other]];
      return left && right ? left === right : null;
    });
    const [fact, ...others] = [operatorSets, tags].filter((one) => one !== undefined);
    if (fact === undefined) return unknown("Nobody says who operates it.");
    if (pairs.includes(true))
      return decided(0, "Two voices share enough operators to stop or steer one.", fact, ...others);
    if (pairs.includes(null)) return unknown("Who operates a voice is not known.");
    // Words decide nothing where every set was read.
    return sets.every((set) => set !== null) && sets.length === count
      ? decided(1, "No two voices share enough operators to stop or steer one.", fact)
      : decided(1, `${count} voices have ${count} sets of operators.`, fact, ...others);
  },
} satisfies OracleCheck;
