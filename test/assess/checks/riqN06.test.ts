import check from "../../../src/assess/checks/riqN06.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    ["passes at three fifths", { protocol: { hostingShare: fact(0.6) } }, 1],
    ["fails above", { protocol: { hostingShare: fact(0.61) } }, 0],
  ],
});
