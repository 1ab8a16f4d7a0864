import check from "../../../src/assess/checks/riqI04.ts";
import { describeCheck } from "../checkCases.ts";
import { drillOf } from "../drillParts.ts";
import { fact, tags, voice } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "half passes where one transport carries as many voices as stop the price",
      { oracle: { tags: tags({ transport: "x" }, { transport: "x" }) } },
      0.5,
    ],
    [
      "passes where it carries fewer",
      { oracle: { drill: fact(drillOf({ k: 1 }), "X"), tags: tags({ transport: "x" }, { transport: "x" }) } },
      1,
    ],
    [
      "fails where all have one",
      { oracle: { tags: tags({ transport: "x" }, { transport: "x" }, { transport: "x" }) } },
      0,
    ],
    [
      "is unknown while the transport of one is that may be another",
      { oracle: { tags: tags({ transport: "x" }, { transport: "x" }, { transport: null }) } },
      null,
    ],
    ["is unknown while it was not drilled how many stop the price", { oracle: { drill: undefined } }, null],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});
