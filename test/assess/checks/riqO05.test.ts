import check from "../../../src/assess/checks/riqO05.ts";
import { describeCheck } from "../checkCases.ts";
import { voices } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    ["says how many providers it has", {}, 1, "It has 3 providers."],
    [
      "half passes with two providers",
      { oracle: { voices: voices({ provider: "x" }, { provider: "x" }) } },
      0.5,
    ],
    [
      "fails with one",
      { oracle: { voices: voices({ provider: "x" }, { provider: "x" }, { provider: "x" }) } },
      0,
    ],
    [
      "half passes with three names over two roots",
      { oracle: { voices: voices({ root: "x" }, { root: "x" }) } },
      0.5,
    ],
    [
      "is unknown while a voice is not named that may be the third",
      { oracle: { voices: voices({ provider: null }) } },
      null,
    ],
    [
      "does not apply where a tenth of the value hangs on it",
      { oracle: { weight: 10 }, protocol: { totalWeight: 100 } },
      "na",
    ],
    ["applies where more than a tenth does", { oracle: { weight: 10.1 }, protocol: { totalWeight: 100 } }, 1],
    [
      "does not apply where nothing hangs on any oracle",
      { oracle: { weight: 0 }, protocol: { totalWeight: 0 } },
      "na",
    ],
  ],
});
