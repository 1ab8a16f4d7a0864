import type { OracleCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";
import { rootVoices } from "../voices.ts";

const rateOf = (providers: number): number => (providers >= 3 ? 1 : providers === 2 ? 0.5 : 0);

/** Do assets above a tenth of the value have three providers? */
export default {
  id: "RIQ-O05",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Do assets above a tenth of the value have three providers?",
  why: "What most hangs on deserves the most independent voices.",
  incidents: ["venus-snbnb-2023"],
  observed: "Providers of the voices, and the exposure that the spec declares.",
  remedy: "Add a third provider.",
  follows: [],
  reads: ["exposure"],
  evaluate: ({ voices, weight }, _, protocol) => {
    if (voices === undefined) return unknown("Nobody knows what it reads.");
    const total = protocol.totalWeight;
    if (total !== null && weight <= total / 10)
      return notApplicable("A tenth of the value or less hangs on it.");
    const tags = rootVoices(voices.value).map(({ provider }) => provider);
    const providers = new Set(tags.filter((tag) => tag !== null)).size;
    const possible = providers + tags.filter((tag) => tag === null).length;
    if (rateOf(possible) !== rateOf(providers)) return unknown("Nobody says who provides a voice.");
    return decided(
      rateOf(providers),
      providers >= 3 ? `It has ${providers} providers.` : `It has ${providers} of 3 providers.`,
      voices,
    );
  },
} satisfies OracleCheck;
