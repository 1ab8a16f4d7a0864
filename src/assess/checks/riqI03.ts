import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";
import { loneVoice, ofRoots } from "../voices.ts";

/** Does each voice have an owner of its own? */
export default {
  id: "RIQ-I03",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Does each voice have an owner of its own?",
  why: "One key that can change two feeds makes one of them.",
  incidents: ["ribbon-2025"],
  observed: "Owners of the feeds, followed to the last contract or account.",
  remedy: "Diversify the providers.",
  follows: [],
  evaluate: ({ voices, controllers }) => {
    const lone = loneVoice(voices, controllers);
    if (lone !== undefined) return decided(0, "It has one voice.", lone);
    if (controllers === undefined) return unknown("The owners of its feeds were not read.");
    const owned = ofRoots(controllers.value, voices);
    // Nobody is nobody's twin.
    const owners = owned.flatMap((one) => one?.holder.address?.toLowerCase() ?? []);
    const twin = owners.find((owner, index) => owners.indexOf(owner) !== index);
    if (twin !== undefined) return decided(0, `Two voices are owned by ${twin}.`, controllers);
    if (owned.includes(null)) return unknown("The owner of a feed could not be read.");
    return decided(1, `No two of ${owned.length} voices have one owner.`, controllers);
  },
} satisfies OracleCheck;
