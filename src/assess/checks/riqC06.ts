import type { OracleCheck } from "../check.ts";
import { providerRate } from "../powers.ts";
import { decided, unknown } from "../verdict.ts";

/** Are the operators' own changes delayed, and made by many? */
export default {
  id: "RIQ-C06",
  scope: "oracle",
  severity: "High",
  since: "riq-1",
  kind: "onchain",
  question: "Are the operators' own changes delayed, and made by many?",
  why: "Whoever owns the feed decides what it says.",
  incidents: ["ribbon-2025"],
  observed: "Owner of each feed, its multisig and its delay.",
  remedy: "Let no single operator decide.",
  follows: [],
  evaluate: ({ controllers }) => {
    if (controllers === undefined) return unknown("The owners of its feeds were not read.");
    const rated = controllers.value.map(providerRate);
    if (rated.includes(null)) return unknown("The owner of a feed could not be read.");
    const rates = rated as readonly number[];
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
    return decided(
      mean,
      `${rates.filter((rate) => rate === 1).length} of ${rates.length} feeds change only late and by many.`,
      controllers,
    );
  },
} satisfies OracleCheck;
