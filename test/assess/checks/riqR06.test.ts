import check from "../../../src/assess/checks/riqR06.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    ["half passes without times", { protocol: { incidents: fact("without-times", "R") } }, 0.5],
    ["fails where none are published", { protocol: { incidents: fact("none", "R") } }, 0],
  ],
});
