import type { ProtocolCheck } from "../check.ts";
import { decided, partly, passes, unknown } from "../verdict.ts";

/** Does node failover understand every kind of failure, with capacity for one provider less? */
export default {
  id: "RIQ-N09",
  scope: "protocol",
  severity: "Medium",
  since: "riq-2",
  kind: "drill",
  question: "Does node failover understand every kind of failure, with capacity for one provider less?",
  why: "A node that answers an error with success is believed.",
  incidents: ["walletconnect-rpc-2023"],
  observed: "The client's transport is tried against a server that fails in every known way.",
  remedy: "Use a transport that understands them; pay for capacity.",
  follows: [],
  reads: ["hasSpareCapacity"],
  evaluate: ({ faultyServer }) => {
    if (faultyServer === undefined) return unknown("The transport was not tried against a faulty server.");
    const { cases, hasCapacity } = faultyServer.value;
    const survived = cases.filter(({ isSurvived }) => isSurvived).length;
    return [
      partly(
        "failures",
        cases.length === 0
          ? unknown("No kind of failure was tried.")
          : decided(
              survived / cases.length,
              `${survived} of ${cases.length} kinds of failure are survived.`,
              faultyServer,
            ),
      ),
      partly(
        "capacity",
        hasCapacity === null
          ? unknown("Nobody says what the providers' plans allow.")
          : passes(
              hasCapacity,
              "Capacity suffices with one provider less.",
              "Capacity does not suffice with one provider less.",
              { ...faultyServer, class: "S" },
            ),
      ),
    ];
  },
} satisfies ProtocolCheck;
