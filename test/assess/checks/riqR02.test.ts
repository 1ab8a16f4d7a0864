import check from "../../../src/assess/checks/riqR02.ts";
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
    [
      "passes on the day of the drill",
      { protocol: { drills: kept({ newestDays: 0 }) } },
      1,
      "The newest drill is 0 days old.",
    ],
    ["passes at 180 days", { protocol: { drills: kept({ newestDays: 180 }) } }, 1],
    ["fails beyond", { protocol: { drills: kept({ newestDays: 180.1 }) } }, 0],
    ["fails where the chain of hashes is broken", { protocol: { drills: kept({ isWhole: false }) } }, 0],
    ["fails where other code was drilled", { protocol: { drills: kept({ isCurrent: false }) } }, 0],
    [
      "fails where none was made during an upgrade",
      { protocol: { drills: kept({ duringUpgrade: false }) } },
      0,
    ],
    [
      "does not ask for that by riq-1",
      { ruleset: "riq-1", protocol: { drills: kept({ duringUpgrade: false }) } },
      1,
    ],
    [
      "is unknown of a drill that was made after the block",
      { protocol: { drills: kept({ newestDays: -1 }) } },
      null,
    ],
    ["fails where there is none", { protocol: { drills: fact(null, "X") } }, 0],
  ],
});
