import type { ProtocolCheck } from "../check.ts";
import { pairsOf } from "../likeness.ts";
import { decided, unknown } from "../verdict.ts";

/** Do two front-ends answer that have nothing in common? */
export default {
  id: "RIQ-W01",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "http",
  question: "Do two front-ends answer that have nothing in common?",
  why: "A front-end is a door, and doors are closed: by a registrar, a cloud, an attacker.",
  incidents: ["badger-frontend-2021", "cloudflare-2025-11"],
  observed: "Each front-end of the spec is fetched; domain, operator and network are compared.",
  remedy: "Publish a mirror with somebody else.",
  follows: [],
  stage: { name: "R3", least: 1 },
  reads: ["frontends"],
  evaluate: ({ frontends }) => {
    if (frontends === undefined) return unknown("No front-end was looked at.");
    const up = frontends.value.filter(({ isReachable }) => isReachable);
    if (up.length === 0) return unknown("No front-end answers; perhaps this machine has no network.");
    let best = 0;
    for (const [one, other] of pairsOf(up)) {
      if (one.domain === other.domain || one.operator === null || one.operator === other.operator) continue;
      best = Math.max(best, one.asn !== null && other.asn !== null && one.asn !== other.asn ? 1 : 0.5);
    }
    return decided(
      best,
      best === 1
        ? "Two front-ends answer from different domains, operators and networks."
        : best === 0.5
          ? "Two front-ends answer; whether from different networks is not shown."
          : "No two front-ends are apart.",
      frontends,
    );
  },
} satisfies ProtocolCheck;
