import check from "../../../src/assess/checks/riqI09.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const predicted = (unavailability: number, high: number) =>
  fact({ unavailability, high, allowed: 1e-4 }, "R");

describeCheck(check, {
  class: "R",
  cases: [
    [
      "passes where the upper bound is what was promised",
      { oracle: { availability: predicted(1e-5, 1e-4) } },
      1,
    ],
    ["half passes where only the bound is above", { oracle: { availability: predicted(1e-4, 2e-4) } }, 0.5],
    ["fails where the prediction itself is above", { oracle: { availability: predicted(1.01e-4, 2e-4) } }, 0],
    ["is unknown where nothing could be predicted", { oracle: { availability: undefined } }, null],
  ],
});
