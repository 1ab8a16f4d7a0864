import type { ProtocolCheck } from "../check.ts";
import { MOST_DRILL_DAYS } from "../limits.ts";
import { decided, unknown } from "../verdict.ts";

/** Was failover drilled within 180 days, with evidence that can be checked? */
export default {
  id: "RIQ-R02",
  scope: "protocol",
  severity: "Critical",
  since: "riq-1",
  kind: "drill",
  question: "Was failover drilled within 180 days, with evidence that can be checked?",
  why: "A failover that was never tried works half of the time.",
  incidents: ["balancer-pause-2025", "dydx-2025-10"],
  observed: "Kept drills: age, the chain of their hashes, and whether the drilled code is what stands.",
  remedy: "Drill, and keep the evidence.",
  follows: ["G5", "RIQ-R03"],
  gate: {
    name: "G5",
    cap: "B",
    below: 1,
    sentence: "No verified drill is younger than 180 days.",
    holdsUnknown: true,
  },
  stage: { name: "R3", least: 1 },
  reads: ["drills"],
  evaluate: ({ drills }, ruleset) => {
    if (drills === undefined) return unknown("No file of drills is declared.");
    const kept = drills.value;
    if (kept === null) return decided(0, "There is no drill.", drills);
    if (!kept.isWhole) return decided(0, "The chain of the drills' hashes is broken.", drills);
    if (!kept.isCurrent) return decided(0, "What was drilled is not what stands.", drills);
    if (kept.newestDays < 0) return unknown("The newest drill was made after the block.");
    if (kept.newestDays > MOST_DRILL_DAYS)
      return decided(0, `The newest drill is ${Math.floor(kept.newestDays)} days old.`, drills);
    if (ruleset === "riq-2" && !kept.duringUpgrade)
      return decided(
        0,
        `The newest drill is ${Math.floor(kept.newestDays)} days old; none was made during an upgrade.`,
        drills,
      );
    return decided(1, `The newest drill is ${Math.floor(kept.newestDays)} days old.`, drills);
  },
} satisfies ProtocolCheck;
