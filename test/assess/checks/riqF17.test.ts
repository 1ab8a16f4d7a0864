import check from "../../../src/assess/checks/riqF17.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "fails where prices from before the halt are served",
      { oracle: { restart: fact({ servesOldVoices: true }, "X") } },
      0,
    ],
    ["does not apply where there is no sequencer", { oracle: { layer: "l1" } }, "na"],
  ],
});
