import check from "../../../src/assess/checks/riqO07.ts";
import { describeCheck } from "../checkCases.ts";
import { allSilent, drillWhere, drillWithout, serving } from "../drillParts.ts";
import { DAY, fact } from "../factsParts.ts";

const holding = fact(drillWhere(allSilent, serving("2000.0")), "X");

describeCheck(check, {
  class: "X",
  cases: [
    [
      "passes where the last price is served for a day",
      { oracle: { drill: holding, lastGood: fact(DAY) } },
      1,
    ],
    [
      "half passes where it is served for longer",
      { oracle: { drill: holding, lastGood: fact(DAY + 1) } },
      0.5,
    ],
    ["fails where it is served for ever", { oracle: { drill: holding, lastGood: fact(null) } }, 0],
    ["is unknown while nobody knows for how long", { oracle: { drill: holding, lastGood: undefined } }, null],
    [
      "is unknown where it serves something that is no last price",
      { oracle: { drill: holding, lastGood: fact(0) } },
      null,
    ],
    [
      "is unknown while not all were silent at once",
      { oracle: { drill: fact(drillWithout(allSilent), "X") } },
      null,
    ],
  ],
});
