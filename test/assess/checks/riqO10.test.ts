import check from "../../../src/assess/checks/riqO10.ts";
import { describeCheck } from "../checkCases.ts";
import { drillOf, drillWhere, drillWithout, serving, silentAndLying } from "../drillParts.ts";
import { fact, voice } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "fails where the drill knows one voice alone",
      { oracle: { voices: undefined, drill: fact(drillOf({ n: 1, voting: [0] }), "X") } },
      0,
    ],
    [
      "fails where a liar beside a silent one moves the price by more than a tenth",
      { oracle: { drill: fact(drillWhere(silentAndLying, serving("2200.1")), "X") } },
      0,
    ],
    [
      "half passes at a tenth",
      { oracle: { drill: fact(drillWhere(silentAndLying, serving("2200.0")), "X") } },
      0.5,
    ],
    [
      "passes at the deviation",
      { oracle: { drill: fact(drillWhere(silentAndLying, serving("2040.0")), "X") } },
      1,
    ],
    [
      "half passes just beyond the deviation",
      { oracle: { drill: fact(drillWhere(silentAndLying, serving("2040.1")), "X") } },
      0.5,
    ],
    [
      "is unknown while no such state was tried",
      { oracle: { drill: fact(drillWithout(silentAndLying), "X") } },
      null,
    ],
    [
      "is unknown while one pair was not tried",
      {
        oracle: {
          drill: fact(
            drillWithout((faults) => silentAndLying(faults) && faults[0] === "silent" && "2" in faults),
            "X",
          ),
        },
      },
      null,
    ],
    [
      "is unknown where nothing is served to begin with",
      { oracle: { drill: fact(drillOf({ healthyPrice: null }), "X") } },
      null,
    ],
    [
      "fails with one voice, drilled or not",
      { oracle: { voices: fact([voice("one")]), drill: undefined } },
      0,
    ],
  ],
});
