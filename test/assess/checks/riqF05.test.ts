import check from "../../../src/assess/checks/riqF05.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice } from "../factsParts.ts";

const switching = (switches: number, largestStepBps: number) => fact({ switches, largestStepBps }, "X");

describeCheck(check, {
  class: "X",
  cases: [
    [
      "half passes where more than two switches stay within the deviation",
      { oracle: { flapping: switching(3, 200) } },
      0.5,
    ],
    ["fails where one step is larger", { oracle: { flapping: switching(3, 200.1) } }, 0],
    ["minds no step of two switches", { oracle: { flapping: switching(2, 900) } }, 1],
    [
      "takes the deviation of the drill where limits were not read",
      { oracle: { limits: undefined, flapping: switching(3, 200) } },
      0.5,
    ],
    [
      "is unknown while no deviation is known",
      { oracle: { limits: undefined, drill: undefined, flapping: switching(3, 1) } },
      null,
    ],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});
