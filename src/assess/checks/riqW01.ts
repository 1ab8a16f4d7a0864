import type { ProtocolCheck } from "../check.ts";
import { pairsOf } from "../likeness.ts";
import type { FrontEnd } from "../protocolFacts.ts";
import { decided, unknown } from "../verdict.ts";

/** How far two front-ends are apart; null where it is not known who operates one. */
const apartness = (one: FrontEnd, other: FrontEnd): number | null => {
  if (one.domain === other.domain) return 0;
  if (one.operator === null || other.operator === null) return null;
  if (one.operator === other.operator) return 0;
  return one.asn !== null && other.asn !== null && one.asn !== other.asn ? 1 : 0.5;
};

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
    const rates = pairsOf(up).map(([one, other]) => apartness(one, other));
    const best = Math.max(0, ...rates.map((rate) => rate ?? 0));
    if (best === 0 && rates.includes(null)) return unknown("Who operates a front-end is not known.");
    return decided(
      best,
      best === 1
        ? "Two front-ends answer from different domains, operators and networks."
        : best === 0.5
          ? "Two front-ends answer; whether from different networks is not shown."
          : up.length === 1
            ? "One front-end answers."
            : "No two front-ends are apart.",
      frontends,
    );
  },
} satisfies ProtocolCheck;
