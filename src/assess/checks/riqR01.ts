import type { ProtocolCheck } from "../check.ts";
import { FURTHER_PLAN_SECTIONS, PLAN_SECTIONS } from "../recoveryPlan.ts";
import { decided, unknown } from "../verdict.ts";

/** Is there a recovery plan with everything that it needs? */
export default {
  id: "RIQ-R01",
  scope: "protocol",
  severity: "High",
  since: "riq-1",
  kind: "repo",
  question: "Is there a recovery plan with everything that it needs?",
  why: "In the night of the incident nobody invents the order of a restart.",
  incidents: ["dydx-2025-10", "solana-2024"],
  observed: "The plan's file is read for its sections.",
  remedy: "Complete it from the template.",
  follows: [],
  reads: ["recoveryPlan"],
  evaluate: ({ recoveryPlan }, ruleset) => {
    if (recoveryPlan === undefined) return unknown("No plan was read.");
    const wanted = ruleset === "riq-1" ? PLAN_SECTIONS : [...PLAN_SECTIONS, ...FURTHER_PLAN_SECTIONS];
    const missing = wanted.filter((section) => !recoveryPlan.value.sections.includes(section));
    return decided(
      (wanted.length - missing.length) / wanted.length,
      missing.length === 0 ? `It has all ${wanted.length} sections.` : `Missing: ${missing.join(", ")}.`,
      recoveryPlan,
    );
  },
} satisfies ProtocolCheck;
