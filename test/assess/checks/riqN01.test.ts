import check from "../../../src/assess/checks/riqN01.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "fails with one operator that is named twice",
      { protocol: { clientOperators: fact(["a.com", "a.com"], "R") } },
      0,
    ],
    ["fails with none", { protocol: { clientOperators: fact([], "R") } }, 0],
  ],
});
