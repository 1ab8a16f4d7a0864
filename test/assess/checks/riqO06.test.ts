import check from "../../../src/assess/checks/riqO06.ts";
import { SILENCE } from "../../../src/drill/drillFault.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillWhere, drillWithout, REFUSED } from "../drillParts.ts";
import { cleanOracle, fact } from "../factsParts.ts";

const lost = fact(drillWhere(alone(["zero"]), REFUSED), "X");

describeCheck(check, {
  class: "X",
  cases: [
    ["fails where no loss is survived", { oracle: { drill: lost } }, 0],
    [
      "says which share survives, by number and not by value",
      { oracles: [cleanOracle({ weight: 1 }), cleanOracle({ drill: lost, weight: 99 })] },
      0.5,
    ],
    [
      "passes where one of the voices may be lost",
      {
        oracle: {
          drill: fact(
            drillWhere((faults) => alone([SILENCE.id, "zero"], 0)(faults), REFUSED),
            "X",
          ),
        },
      },
      1,
    ],
    [
      "is unknown while one oracle was not drilled",
      { oracles: [cleanOracle(), cleanOracle({ drill: undefined })] },
      null,
    ],
    [
      "is unknown while not every loss was tried",
      { oracle: { drill: fact(drillWithout(alone(["zero"])), "X") } },
      null,
    ],
  ],
});
