import check from "../../../src/assess/checks/riqN05.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "says that it needs an indexer and has none",
      { protocol: { indexers: fact({ isNeeded: true, count: 0 }, "R") } },
      0,
      "It needs an indexer and has none.",
    ],
    [
      "passes with two indexers where one is needed",
      { protocol: { indexers: fact({ isNeeded: true, count: 2 }, "R") } },
      1,
    ],
    ["fails with one", { protocol: { indexers: fact({ isNeeded: true, count: 1 }, "R") } }, 0],
  ],
});
