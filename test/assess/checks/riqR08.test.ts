import check from "../../../src/assess/checks/riqR08.ts";
import { describeCheck } from "../checkCases.ts";
import { cleanOracle, control, fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    ["applies where no oracle is known", { oracles: [] }, 1],
    [
      "applies where one of two oracles can be changed",
      {
        oracles: [
          cleanOracle(),
          cleanOracle({ control: control({ isImmutable: true, paths: [], pauses: [] }) }),
        ],
      },
      1,
    ],
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
