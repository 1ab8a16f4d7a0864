import check from "../../../src/assess/checks/riqF14.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "fails where no alert sees it",
      { protocol: { monitoring: fact([{ watches: "staleness", testedDays: 1 }], "R") } },
      0,
    ],
  ],
});
