import check from "../../../src/assess/checks/riqF08.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const stepping = (largestSwitchStepBps: number) => fact({ largestSwitchStepBps }, "X");

describeCheck(check, {
  class: "X",
  cases: [
    ["passes at the promised step", { oracle: { replay: stepping(100) } }, 1],
    ["half passes beyond", { oracle: { replay: stepping(101) } }, 0.5],
    ["half passes at twice the step", { oracle: { replay: stepping(200) } }, 0.5],
    ["fails beyond twice", { oracle: { replay: stepping(201) } }, 0],
    [
      "takes the deviation where no step is promised",
      { oracle: { replay: stepping(200) }, protocol: { maxStepBps: undefined } },
      1,
    ],
    [
      "is unknown where neither is known",
      { oracle: { limits: undefined }, protocol: { maxStepBps: undefined } },
      null,
    ],
    ["is unknown where no history was replayed", { oracle: { replay: undefined } }, null],
  ],
});
