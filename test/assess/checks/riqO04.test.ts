import check from "../../../src/assess/checks/riqO04.ts";
import { DOUBLED, HALVED, SINGLE_LIES } from "../../../src/assess/drillStates.ts";
import type { CheckCase } from "../checkCases.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, drillWithout, REFUSED, serving } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    ...SINGLE_LIES.map(
      (lie): CheckCase => [
        `fails where ${lie} of one voice moves the price by more than a tenth`,
        { oracle: { drill: fact(drillWhere(alone([lie], 1), serving("2200.1")), "X") } },
        0,
      ],
    ),
    [
      "half passes at a tenth",
      { oracle: { drill: fact(drillWhere(alone([DOUBLED], 1), serving("2200.0")), "X") } },
      0.5,
    ],
    [
      "passes at the deviation",
      { oracle: { drill: fact(drillWhere(alone([DOUBLED]), serving("2040.0")), "X") } },
      1,
    ],
    [
      "half passes just beyond the deviation",
      { oracle: { drill: fact(drillWhere(alone([DOUBLED], 0), serving("2040.01")), "X") } },
      0.5,
    ],
    [
      "passes where a lie leaves no price",
      { oracle: { drill: fact(drillWhere(alone([...SINGLE_LIES]), REFUSED), "X") } },
      1,
    ],
    [
      "is unknown while one lie was not tried on one voice",
      { oracle: { drill: fact(drillWithout(alone([HALVED], 0)), "X") } },
      null,
    ],
    [
      "is unknown where nothing is served to begin with",
      { oracle: { drill: fact(drillOf({ healthyPrice: null }), "X") } },
      null,
    ],
  ],
});
