import check from "../../../src/assess/checks/riqI06.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice } from "../factsParts.ts";

const late = (largestPhi: number | null, days = 120) =>
  fact({ days, availability: { one: 1, two: 1, three: 1 }, largestPhi }, "M");

describeCheck(check, {
  class: "M",
  cases: [
    ["passes at a correlation of 0.2", { oracle: { history: late(0.2) } }, 1],
    ["half passes above", { oracle: { history: late(0.21) } }, 0.5],
    ["half passes at 0.5", { oracle: { history: late(0.5) } }, 0.5],
    ["fails above", { oracle: { history: late(0.51) } }, 0],
    ["passes over ninety days", { oracle: { history: late(null, 90) } }, 1],
    ["is unknown over fewer", { oracle: { history: late(null, 89.9) } }, null],
    ["does not apply to one voice", { oracle: { voices: fact([voice("one")]) } }, "na"],
  ],
});
