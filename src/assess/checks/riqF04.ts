import { CLASS_LIMITS } from "../../lint/limits.ts";
import type { OracleCheck } from "../check.ts";
import { percent } from "../sentences.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Are sources compared, and within the usual limit of the pair's class? */
export default {
  id: "RIQ-F04",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Are sources compared, and within the usual limit of the pair's class?",
  why: "Without a comparison the first liar in order is believed.",
  incidents: ["ploutos-2026"],
  observed: "The oracle's deviation bound, against the limit of its class.",
  remedy: "Tighten the bound.",
  follows: ["G6", "RIQ-O04", "RIQ-O10", "RIQ-F10", "RIQ-F11", "RIQ-C09"],
  evaluate: ({ voices, limits, class: pairClass }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return decided(0, "It has one voice, and compares nothing.", lone);
    if (limits === undefined) return unknown("Its limits could not be read.");
    const { deviationBps } = limits.value;
    if (deviationBps === null) return decided(0, "Sources are not compared.", limits);
    const most = pairClass === null ? null : CLASS_LIMITS[pairClass].deviationBps;
    if (most === null) return unknown("The class of the pair is not known.");
    return decided(
      deviationBps <= most ? 1 : 0.5,
      `Sources may differ by ${percent(deviationBps)}; usual is ${percent(most)} at most.`,
      limits,
    );
  },
} satisfies OracleCheck;
