import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Is a second domain live and known, at another registry and registrar? */
export default {
  id: "RIQ-W07",
  scope: "protocol",
  severity: "Medium",
  since: "riq-2",
  kind: "dns",
  question: "Is a second domain live and known, at another registry and registrar?",
  why: "A domain is got back after days; a second one is there at once.",
  incidents: ["aerodrome-dns-2025"],
  observed: "Domains of the front-ends, their registries and registrars.",
  remedy: "Register a second one elsewhere, and publish it.",
  follows: [],
  reads: ["dns", "frontends"],
  evaluate: ({ secondDomain }) => {
    if (secondDomain === undefined) return unknown("Where the domains are registered is not known.");
    return decided(
      secondDomain.value === "apart" ? 1 : secondDomain.value === "same-registrar" ? 0.5 : 0,
      secondDomain.value === "apart"
        ? "A second domain stands at another registry and registrar."
        : secondDomain.value === "same-registrar"
          ? "A second domain stands at the same registrar."
          : "There is one domain.",
      secondDomain,
    );
  },
} satisfies ProtocolCheck;
