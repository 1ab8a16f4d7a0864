import check from "../../../src/assess/checks/riqF16.ts";
import { describeCheck } from "../checkCases.ts";
import { drillOf } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "tells each rule by itself",
      {
        oracle: {
          disagreement: fact(
            [
              { rule: "debt is priced high", holds: true },
              { rule: "repaying works", holds: false },
            ],
            "X",
          ),
        },
      },
      { "debt is priced high": 1, "repaying works": 0 },
    ],
    [
      "is unknown where no consumer is declared",
      { oracle: { drill: fact(drillOf({ consumers: [] }), "X") } },
      null,
    ],
    ["is unknown where no rule was tried", { oracle: { disagreement: fact([], "X") } }, null],
  ],
});
