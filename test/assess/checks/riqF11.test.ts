import check from "../../../src/assess/checks/riqF11.ts";
import { BEYOND_UP, DOUBLED } from "../../../src/assess/drillStates.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillWhere, drillWithout, serving } from "../drillParts.ts";
import { fact, voice } from "../factsParts.ts";

const only = fact([{ name: "two", isSafe: null }]);

describeCheck(check, {
  class: "C",
  cases: [
    [
      "takes the first voice for a fallback where it is one",
      { oracle: { fallbacks: fact([{ name: "one", isSafe: null }]) } },
      1,
    ],
    [
      "is unknown of a fallback that the drill does not know",
      { oracle: { fallbacks: fact([{ name: "four", isSafe: null }]) } },
      null,
    ],
    [
      "says which share is safe",
      {
        oracle: {
          fallbacks: fact([
            { name: "two", isSafe: null },
            { name: "three", isSafe: false },
          ]),
        },
      },
      0.5,
    ],
    [
      "fails where a lie of the one fallback is served",
      { oracle: { fallbacks: only, drill: fact(drillWhere(alone([DOUBLED], 1), serving("4000.0")), "X") } },
      0,
    ],
    [
      "minds no lie of another voice",
      { oracle: { fallbacks: only, drill: fact(drillWhere(alone([DOUBLED], 0), serving("4000.0")), "X") } },
      1,
    ],
    [
      "is unknown while a lie of it was not tried",
      { oracle: { fallbacks: only, drill: fact(drillWithout(alone([BEYOND_UP], 1)), "X") } },
      null,
    ],
    ["is unknown while it was not drilled", { oracle: { drill: undefined } }, null],
    [
      "needs no drill where each is judged by itself",
      { oracle: { drill: undefined, fallbacks: fact([{ name: "two", isSafe: true }]) } },
      1,
    ],
    ["is unknown where nobody says which are fallbacks", { oracle: { fallbacks: fact([]) } }, null],
    ["does not apply to one voice", { oracle: { voices: fact([voice("one")]) } }, "na"],
  ],
});
