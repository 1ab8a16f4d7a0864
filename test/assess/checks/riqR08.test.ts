import check from "../../../src/assess/checks/riqR08.ts";
import { describeCheck } from "../checkCases.ts";
import { control, fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "half passes with a procedure that nobody rehearsed for longer than a year",
      { protocol: { rotation: fact({ movedDays: 365.1, hasProcedure: true }) } },
      0.5,
    ],
    [
      "passes with a role that was moved, and no procedure",
      { protocol: { rotation: fact({ movedDays: 365, hasProcedure: false }) } },
      1,
    ],
    ["fails with neither", { protocol: { rotation: fact({ movedDays: null, hasProcedure: false }) } }, 0],
    [
      "does not apply where nobody holds a role",
      { oracle: { control: control({ isImmutable: true, paths: [], pauses: [] }) } },
      "na",
    ],
  ],
});
