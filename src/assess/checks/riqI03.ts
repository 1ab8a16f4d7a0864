import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

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
  evaluate: ({ controllers }) => {
    if (controllers === undefined) return unknown("The owners of its feeds were not read.");
    if (controllers.value.length <= 1) return decided(0, "It has one voice.", controllers);
    const owners = controllers.value.map(
      (one) => one?.holder.address?.toLowerCase() ?? (one === null ? undefined : null),
    );
    const twin = owners.find((owner, index) => typeof owner === "string" && owners.indexOf(owner) !== index);
    if (twin !== undefined) return decided(0, `Two voices are owned by ${twin}.`, controllers);
    if (owners.includes(undefined)) return unknown("The owner of a feed could not be read.");
    return decided(1, `${owners.length} voices have different owners.`, controllers);
  },
} satisfies OracleCheck;
