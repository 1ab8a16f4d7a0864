import type { ProtocolCheck } from "../check.ts";
import { passes, unknown } from "../verdict.ts";

/** Does the client name nodes of two operators? */
export default {
  id: "RIQ-N01",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "repo",
  question: "Does the client name nodes of two operators?",
  why: "When the one provider of nodes is down, the protocol is, for everybody.",
  incidents: ["infura-2020", "infura-2022-04", "coinbase-aws-2026"],
  observed: "The client's configuration in the repository, else the spec.",
  remedy: "Add a fallback transport.",
  follows: [],
  stage: { name: "R3", least: 1 },
  reads: ["client", "rpc"],
  evaluate: ({ clientOperators }) => {
    if (clientOperators === undefined) return unknown("The client's configuration is not known.");
    const operators = new Set(clientOperators.value).size;
    return passes(
      operators >= 2,
      `It names ${operators} operators.`,
      operators === 1 ? `It names ${clientOperators.value[0]} alone.` : "It names none.",
      clientOperators,
    );
  },
} satisfies ProtocolCheck;
