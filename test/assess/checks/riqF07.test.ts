import check from "../../../src/assess/checks/riqF07.ts";
import { SILENCE } from "../../../src/drill/drillFault.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, REFUSED } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "passes at the promised time",
      { oracle: { drill: fact(drillOf({ failoverSeconds: [60, 7_200, 60] }), "X") } },
      1,
    ],
    [
      "fails a second later",
      { oracle: { drill: fact(drillOf({ failoverSeconds: [60, 7_201, 60] }), "X") } },
      0,
    ],
    [
      "lets the slowest twentieth be slower",
      { oracle: { drill: fact(drillOf({ failoverSeconds: [...Array(10).fill(60), 9_999] }), "X") } },
      1,
    ],
    [
      "fails where nothing takes a voice's place",
      { oracle: { drill: fact(drillWhere(alone([SILENCE.id], 0), REFUSED), "X") } },
      0,
    ],
    ["is unknown where nothing is promised", { protocol: { rtoSeconds: undefined } }, null],
    [
      "is unknown where nothing was timed",
      { oracle: { drill: fact(drillOf({ failoverSeconds: [] }), "X") } },
      null,
    ],
  ],
});
