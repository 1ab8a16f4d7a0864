import check from "../../../src/assess/checks/riqO02.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice, voices } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails where two slots read one root, in capitals or not",
      { oracle: { voices: voices({ root: "0xA" }, { root: "0xa" }) } },
      0,
    ],
    [
      "fails on the one pair that is the same though another root is not known",
      { oracle: { voices: voices({ root: "x" }, { root: "x" }, { root: null }) } },
      0,
    ],
    ["is unknown while a root could not be followed", { oracle: { voices: voices({ root: null }) } }, null],
    [
      "does not mind a shadow of the same root",
      { oracle: { voices: voices({ root: "x" }, { root: "x", role: "Shadow" }) } },
      1,
    ],
    ["does not apply to one voice", { oracle: { voices: fact([voice("one")]) } }, "na"],
  ],
});
