import check from "../../../src/assess/checks/riqF15.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const moving = (hasWindowBound: boolean, hasStepBound: boolean) =>
  fact({ deviationBps: 200, hasWindowBound, hasStepBound });

describeCheck(check, {
  class: "C",
  cases: [
    ["half passes where only steps are bounded", { oracle: { limits: moving(false, true) } }, 0.5],
    ["fails where nothing is", { oracle: { limits: moving(false, false) } }, 0],
  ],
});
