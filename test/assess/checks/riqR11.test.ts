import check from "../../../src/assess/checks/riqR11.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "fails where one was not compared",
      { protocol: { comparisons: fact({ announced: 2, compared: 1 }, "R") } },
      0,
    ],
    [
      "does not apply where none was announced",
      { protocol: { comparisons: fact({ announced: 0, compared: 0 }, "R") } },
      "na",
    ],
  ],
});
