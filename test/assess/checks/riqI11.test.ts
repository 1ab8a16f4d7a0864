import check from "../../../src/assess/checks/riqI11.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, tags, voice } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "fails where two voices have one set of signers",
      { oracle: { tags: tags({ signers: "x" }, { signers: "x" }) } },
      0,
    ],
    ["is unknown while the signers of one are", { oracle: { tags: tags({ signers: null }) } }, null],
    [
      "fails on the two that are known, whatever the third has",
      { oracle: { tags: tags({ signers: "x" }, { signers: "x" }, { signers: null }) } },
      0,
    ],
    ["does not apply to one voice", { oracle: { voices: fact([voice("one")]) } }, "na"],
    [
      "does not apply to one voice of which only the tags are known",
      { oracle: { voices: undefined, tags: fact(tags().value.slice(0, 1), "S") } },
      "na",
    ],
  ],
});
