import check from "../../../src/assess/checks/riqO09.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const measured = (two: number, days = 90) =>
  fact({ days, availability: { one: 1, two, three: 1 }, largestPhi: null }, "M");

describeCheck(check, {
  class: "M",
  cases: [
    ["passes at 99.9 %", { oracle: { history: measured(0.999) } }, 1],
    ["half passes below", { oracle: { history: measured(0.9989) } }, 0.5],
    ["half passes at 99 %", { oracle: { history: measured(0.99) } }, 0.5],
    ["fails below", { oracle: { history: measured(0.9899) } }, 0],
    ["passes over thirty days", { oracle: { history: measured(1, 30) } }, 1],
    ["is unknown over fewer", { oracle: { history: measured(1, 29.9) } }, null],
    [
      "is unknown while a voice was not measured",
      { oracle: { history: fact({ days: 90, availability: { one: 1 }, largestPhi: null }, "M") } },
      null,
    ],
    [
      "fails on the voice that was measured, whatever the others are",
      { oracle: { history: fact({ days: 90, availability: { one: 0.9 }, largestPhi: null }, "M") } },
      0,
    ],
  ],
});
