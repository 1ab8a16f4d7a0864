import check from "../../../src/assess/checks/riqR10.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const kept = (reviewedDays: number | null, ...missing: readonly string[]) =>
  fact({ missing, reviewedDays }, "R");

describeCheck(check, {
  class: "R",
  cases: [
    ["says when it was reviewed", {}, 1, "It is complete, and was reviewed 30 days ago."],
    [
      "half passes where it was reviewed more than thirty days ago",
      { protocol: { calendar: kept(30.1) } },
      0.5,
    ],
    ["half passes where nobody says when", { protocol: { calendar: kept(null) } }, 0.5],
    ["fails where something is missing", { protocol: { calendar: kept(1, "the relay") } }, 0],
  ],
});
