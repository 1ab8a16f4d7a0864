import type { ProtocolCheck } from "../check.ts";
import { hygieneRows } from "../hygiene.ts";
import { unknown } from "../verdict.ts";

/** Are the domains signed, restricted, spread and locked? */
export default {
  id: "RIQ-W04",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "dns",
  question: "Are the domains signed, restricted, spread and locked?",
  why: "A hijacked name is a hijacked front-end.",
  incidents: ["curve-dns-2022", "squarespace-2024", "curve-dns-2025"],
  observed: "DS, CAA and NS records over the resolver that the spec names, and the registry's transfer lock.",
  remedy: "Sign the zone, restrict issuers, take a second name service, lock the transfer.",
  follows: [],
  reads: ["dns", "frontends"],
  evaluate: ({ domains }) => {
    if (domains === undefined || domains.value.length === 0)
      return unknown("No resolver is given, or no domain.");
    return domains.value.flatMap((domain) => hygieneRows(domain, domains));
  },
} satisfies ProtocolCheck;
