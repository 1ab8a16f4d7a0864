import check from "../../../src/assess/checks/riqF06.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    ["passes with an event", { oracle: { observability: fact("event", "X") } }, 1],
    ["fails without a trace", { oracle: { observability: fact("none", "R") } }, 0],
  ],
});
