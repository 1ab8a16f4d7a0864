import type { ProtocolCheck } from "../check.ts";
import { notApplicable, passes, unknown } from "../verdict.ts";

/** Was each announced upgrade of a provider compared, feed by feed? */
export default {
  id: "RIQ-R11",
  scope: "protocol",
  severity: "Medium",
  since: "riq-2",
  kind: "repo",
  question: "Was each announced upgrade of a provider compared, feed by feed?",
  why: "An upgrade is another source under the same name.",
  incidents: ["pyth-cutover-2026"],
  observed: "Comparisons in the repository or its CI, for each upgrade announced within a year.",
  remedy: "Compare old and new before the day.",
  follows: [],
  reads: ["comparisons"],
  evaluate: ({ comparisons }) => {
    if (comparisons === undefined) return unknown("Nobody says which upgrades were announced.");
    const { announced, compared } = comparisons.value;
    if (announced === 0) return notApplicable("No upgrade was announced within a year.", comparisons);
    return passes(
      compared >= announced,
      `All ${announced} upgrades were compared.`,
      `${compared} of ${announced} upgrades were compared.`,
      comparisons,
    );
  },
} satisfies ProtocolCheck;
