import check from "../../../src/assess/checks/riqW05.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [["fails where the build repeats to other bytes", { protocol: { rebuild: fact(false, "R") } }, 0]],
});
