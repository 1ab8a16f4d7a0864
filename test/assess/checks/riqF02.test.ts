import check from "../../../src/assess/checks/riqF02.ts";
import { SILENCE } from "../../../src/drill/drillFault.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, drillWithout, REFUSED } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "fails where nothing is served without one voice",
      { oracle: { drill: fact(drillWhere(alone([SILENCE.id], 2), REFUSED), "X") } },
      0,
    ],
    [
      "is unknown while one voice was not made silent",
      { oracle: { drill: fact(drillWithout(alone([SILENCE.id], 2)), "X") } },
      null,
    ],
    [
      "fails on the voice that was tried, whatever the others do",
      {
        oracle: {
          drill: fact(drillOf({ states: [{ faults: { 0: SILENCE.id }, level: null, ...REFUSED }] }), "X"),
        },
      },
      0,
    ],
  ],
});
