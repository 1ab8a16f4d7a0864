import check from "../../../src/assess/checks/riqF10.ts";
import { faultsOf } from "../../../src/assess/drillStates.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillOf, drillWhere, drillWithout, REFUSED, serving } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

const count = faultsOf("impossible").length;

describeCheck(check, {
  class: "X",
  cases: [
    [
      "says which share is refused",
      { oracle: { drill: fact(drillWhere(alone(["zero"], 0), serving("0.0")), "X") } },
      (count - 1) / count,
    ],
    [
      "fails where each is served",
      { oracle: { drill: fact(drillWhere(alone(faultsOf("impossible"), 1), serving("9999999.0")), "X") } },
      0,
    ],
    [
      "minds no answer that leaves no price",
      { oracle: { drill: fact(drillWhere(alone(["zero"]), REFUSED), "X") } },
      1,
    ],
    [
      "is unknown while one was not tried on one voice",
      { oracle: { drill: fact(drillWithout(alone(["huge"], 1)), "X") } },
      null,
    ],
    [
      "is unknown where nothing is served to begin with",
      { oracle: { drill: fact(drillOf({ healthyPrice: null }), "X") } },
      null,
    ],
  ],
});
