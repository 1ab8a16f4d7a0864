import type { OracleCheck } from "../check.ts";
import { blockingSize } from "../drillStates.ts";
import { largestShare } from "../likeness.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { loneVoice } from "../voices.ts";

/** Do adapters not share one implementation? */
export default {
  id: "RIQ-I08",
  scope: "oracle",
  severity: "Low",
  since: "riq-1",
  kind: "onchain",
  question: "Do adapters not share one implementation?",
  why: "One defect in shared code is a defect in every voice.",
  incidents: ["conic-2023"],
  observed: "Runtime code of the adapters, immutables left out.",
  remedy: "Diversify, or have the shared code proved.",
  follows: [],
  evaluate: ({ voices, adapters, drill }) => {
    const lone = loneVoice(voices);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (adapters === undefined) return unknown("The code of its adapters was not compared.");
    const { hashes, isProved } = adapters.value;
    if (hashes.length <= 1) return decided(0, "It has one voice.", adapters);
    if (hashes.every((hash) => hash === null)) return notApplicable("No voice has an adapter.", adapters);
    const blocking = blockingSize(drill?.value);
    if (blocking === null) return unknown("How many voices have to be up was not drilled.");
    const largest = largestShare(hashes);
    if (largest < blocking)
      return decided(
        1,
        `No code stands behind ${blocking} voices, without which there is no price.`,
        adapters,
      );
    return decided(
      isProved ? 0.5 : 0,
      `${largest} voices share one code${isProved ? ", which is proved" : ""}.`,
      adapters,
    );
  },
} satisfies OracleCheck;
