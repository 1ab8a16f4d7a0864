import type { OracleCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Would every read still fit under the next gas schedule, and at twice the costs of access? */
export default {
  id: "RIQ-F12",
  scope: "oracle",
  severity: "Medium",
  since: "riq-2",
  kind: "drill",
  question: "Would every read still fit under the next gas schedule, and at twice the costs of access?",
  why: "A hard fork that reprices access starves reads whose limits fit exactly.",
  incidents: [],
  observed: "Every read is executed under the next schedule, and with doubled access costs.",
  remedy: "Raise the source's gas limit.",
  follows: [],
  evaluate: ({ gasHeadroom }) => {
    if (gasHeadroom === undefined || gasHeadroom.value.length === 0)
      return unknown("Reads were not executed under another schedule.");
    const reads = gasHeadroom.value;
    const starved = reads.filter(({ fits }) => !fits).map(({ name }) => name);
    return decided(
      (reads.length - starved.length) / reads.length,
      starved.length === 0 ? "Every read fits." : `Starved: ${starved.join(", ")}.`,
      gasHeadroom,
    );
  },
} satisfies OracleCheck;
