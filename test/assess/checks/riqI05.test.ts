import check from "../../../src/assess/checks/riqI05.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, tags, voice } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "fails where all voices are of one model",
      { oracle: { tags: tags({ model: "push" }, { model: "push" }, { model: "push" }) } },
      0,
    ],
    [
      "is unknown while the model of one is that may be another",
      { oracle: { tags: tags({ model: "push" }, { model: "push" }, { model: null }) } },
      null,
    ],
    [
      "passes with two, whatever the third is",
      { oracle: { tags: tags({ model: "push" }, { model: "pull" }, { model: null }) } },
      1,
    ],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});
