import type { ProtocolCheck } from "../check.ts";
import { decided, unknown } from "../verdict.ts";

/** Do drills cover four fifths of the faults? */
export default {
  id: "RIQ-R03",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "drill",
  question: "Do drills cover four fifths of the faults?",
  why: "The fault that was not tried is the one that comes.",
  incidents: ["dydx-2025-10"],
  observed: "Names of the faults in kept drills, against the catalogue.",
  remedy: "Drill all faults.",
  follows: [],
  reads: ["drills"],
  evaluate: ({ drills }) => {
    if (drills === undefined) return unknown("No file of drills is declared.");
    if (drills.value === null) return decided(0, "There is no drill.", drills);
    const { isWhole, faults, drillable } = drills.value;
    if (!isWhole) return decided(0, "The chain of the drills' hashes is broken.", drills);
    if (drillable === 0) return unknown("How many faults can be drilled is not known.");
    const tried = new Set(faults).size;
    const share = Math.min(1, tried / drillable);
    return decided(share >= 0.8 ? 1 : share, `${tried} of ${drillable} faults were drilled.`, drills);
  },
} satisfies ProtocolCheck;
