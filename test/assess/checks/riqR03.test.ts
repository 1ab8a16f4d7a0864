import check from "../../../src/assess/checks/riqR03.ts";
import type { KeptDrills } from "../../../src/assess/protocolFacts.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const kept = (edits: Partial<KeptDrills>) =>
  fact(
    {
      newestDays: 10,
      isWhole: true,
      isCurrent: true,
      faults: ["stale", "zero", "revert-empty", "negative"],
      drillable: 5,
      duringUpgrade: true,
      ...edits,
    },
    "X",
  );

describeCheck(check, {
  class: "X",
  cases: [
    ["passes at four fifths", { protocol: { drills: kept({ drillable: 5 }) } }, 1],
    ["says the share below", { protocol: { drills: kept({ drillable: 8 }) } }, 0.5],
    [
      "counts a fault once that was drilled twice",
      { protocol: { drills: kept({ faults: ["zero", "zero"], drillable: 2 }) } },
      0.5,
    ],
    ["fails where the chain of hashes is broken", { protocol: { drills: kept({ isWhole: false }) } }, 0],
    [
      "is unknown while it is not known how many can be drilled",
      { protocol: { drills: kept({ drillable: 0 }) } },
      null,
    ],
    ["fails where there is no drill", { protocol: { drills: fact(null, "X") } }, 0],
  ],
});
