import check from "../../../src/assess/checks/riqN05.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "passes with two indexers where one is needed",
      { protocol: { indexers: fact({ isNeeded: true, count: 2 }, "R") } },
      1,
    ],
    ["fails with one", { protocol: { indexers: fact({ isNeeded: true, count: 1 }, "R") } }, 0],
  ],
});
