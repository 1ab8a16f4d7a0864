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
    if (controllers === undefined || controllers.value.length === 0)
      return unknown("The owners of its feeds were not read.");
    const rates = controllers.value.map(providerRate);
    if (rates.includes(null)) return unknown("The owner of a feed could not be read.");
    return decided(
      rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0) / rates.length,
      `${rates.filter((rate) => rate === 1).length} of ${rates.length} feeds change late and by many alone, or never.`,
      controllers,
    );
  },
} satisfies OracleCheck;
