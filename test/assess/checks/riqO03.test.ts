import check from "../../../src/assess/checks/riqO03.ts";
import { FROZEN_AND_OFF } from "../../../src/assess/drillStates.ts";
import type { CheckCase } from "../checkCases.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, drillWithout, REFUSED, serving } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    ...["revert-empty", "short-data:empty", "zero", "no-code", FROZEN_AND_OFF].map(
      (fault): CheckCase => [
        `fails where one voice with ${fault} takes the price away`,
        { oracle: { drill: fact(drillWhere(alone([fault], 1), REFUSED), "X") } },
        0,
      ],
    ),
    [
      "fails where a frozen voice is still believed",
      { oracle: { drill: fact(drillWhere(alone([FROZEN_AND_OFF], 2), serving("2400.0")), "X") } },
      0,
    ],
    [
      "passes where what is served stays within the deviation",
      { oracle: { drill: fact(drillWhere(alone([FROZEN_AND_OFF]), serving("2040.0")), "X") } },
      1,
    ],
    [
      "fails where it goes beyond the deviation by the least",
      { oracle: { drill: fact(drillWhere(alone([FROZEN_AND_OFF], 0), serving("2040.000000001")), "X") } },
      0,
    ],
    [
      "is unknown while one loss was not tried on one voice",
      { oracle: { drill: fact(drillWithout(alone(["no-code"], 2)), "X") } },
      null,
    ],
    [
      "is unknown where no loss was tried at all",
      { oracle: { drill: fact(drillOf({ states: [] }), "X") } },
      null,
    ],
  ],
});
