import check from "../../../src/assess/checks/riqW06.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [["fails where no file names the calls", { protocol: { manualPath: fact(false, "R") } }, 0]],
});
