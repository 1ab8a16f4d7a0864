import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { loneVoice, ofRoots } from "../voices.ts";

/** Does no set of signers stand behind two voices? */
export default {
  id: "RIQ-I11",
  scope: "oracle",
  severity: "High",
  since: "riq-2",
  kind: "onchain",
  question: "Does no set of signers stand behind two voices?",
  why: "Two addresses of one feed count as two and fail as one.",
  incidents: ["pyth-cutover-2026"],
  observed: "Known variants of a provider's feeds, and who verifies their signatures.",
  remedy: "Count them as one group.",
  follows: [],
  evaluate: ({ voices, tags }) => {
    const lone = loneVoice(voices, tags);
    if (lone !== undefined) return notApplicable("It has one voice.", lone);
    if (tags === undefined) return unknown("Nobody says who signs.");
    const signers = ofRoots(tags.value, voices).map((one) => one.signers);
    const twin = signers.find((one, index) => one !== null && signers.indexOf(one) !== index);
    if (twin !== undefined) return decided(0, `Two voices are signed by ${twin}.`, tags);
    if (signers.includes(null)) return unknown("Who signs a voice is not known.");
    return decided(1, `${signers.length} voices are signed by ${signers.length} sets.`, tags);
  },
} satisfies OracleCheck;
