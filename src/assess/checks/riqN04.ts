import type { ProtocolCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Do two endpoints hand out update data? */
export default {
  id: "RIQ-N04",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "http",
  question: "Do two endpoints hand out update data?",
  why: "A price that has to be fetched is as good as where it is fetched.",
  incidents: ["pyth-cutover-2026"],
  observed: "Each endpoint of the spec is asked.",
  remedy: "Add an endpoint.",
  follows: ["RIQ-N07"],
  reads: ["updateEndpoints"],
  evaluate: ({ pullEndpoints }) => {
    if (pullEndpoints === undefined) return unknown("No endpoint is declared.");
    if (!pullEndpoints.value.isNeeded) return notApplicable("No source needs update data.", pullEndpoints);
    const { answering } = pullEndpoints.value;
    return decided(
      answering >= 2 ? 1 : answering === 1 ? 0.5 : 0,
      `${answering} of ${pullEndpoints.value.declared} endpoints answer.`,
      pullEndpoints,
    );
  },
} satisfies ProtocolCheck;
