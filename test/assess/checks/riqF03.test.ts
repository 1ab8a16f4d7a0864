import check from "../../../src/assess/checks/riqF03.ts";
import { faultsOf } from "../../../src/assess/drillStates.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, drillWithout, REFUSED, serving } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

const count = faultsOf("hostile").length;

describeCheck(check, {
  class: "X",
  cases: [
    [
      "says which share is contained",
      { oracle: { drill: fact(drillWhere(alone(["out-of-gas", "short-data"], 0), REFUSED), "X") } },
      (count - 2) / count,
    ],
    [
      "fails where each stops the price",
      { oracle: { drill: fact(drillWhere(alone(faultsOf("hostile")), REFUSED), "X") } },
      0,
    ],
    [
      "counts an answer that moves the price",
      { oracle: { drill: fact(drillWhere(alone(["short-data"], 0), serving("2040.1")), "X") } },
      (count - 1) / count,
    ],
    [
      "is unknown while one was not tried on one voice",
      { oracle: { drill: fact(drillWithout(alone(["returndata-bomb:success"], 1)), "X") } },
      null,
    ],
    ["is unknown where none was tried", { oracle: { drill: fact(drillOf({ states: [] }), "X") } }, null],
  ],
});
