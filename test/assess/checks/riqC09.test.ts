import check from "../../../src/assess/checks/riqC09.ts";
import { DOUBLED } from "../../../src/assess/drillStates.ts";
import type { CheckCase } from "../checkCases.ts";
import { describeCheck } from "../checkCases.ts";
import { alone, drillWhere, serving } from "../drillParts.ts";
import { control, controlBy, DAY, fact, holder, path } from "../factsParts.ts";

const lying = fact(drillWhere(alone([DOUBLED], 1), serving("4000.0")), "X");
const nobody = { holder: holder("none"), delaySeconds: 0 };

describeCheck(check, {
  class: "C",
  cases: [
    ...(["set-price", "replace", "upgrade", "grant"] as const).map(
      (power): CheckCase => [
        `fails where a holder can ${power} without a bound`,
        { oracle: { control: controlBy(path(power, holder("safe"), { isBounded: false })) } },
        0,
      ],
    ),
    [
      "half passes after a day and within bounds",
      { oracle: { control: controlBy(path("set-price", holder("safe"), { delaySeconds: DAY })) } },
      0.5,
    ],
    [
      "fails a second sooner",
      { oracle: { control: controlBy(path("set-price", holder("safe"), { delaySeconds: DAY - 1 })) } },
      0,
    ],
    [
      "minds no power that was given up",
      {
        oracle: {
          control: controlBy(path("set-price", holder("none"), { delaySeconds: 0, isBounded: false })),
        },
      },
      1,
    ],
    [
      "minds no owner of a feed that is outvoted",
      {
        oracle: {
          controllers: fact(["a", "b", "c"].map(() => ({ holder: holder("eoa"), delaySeconds: 0 }))),
        },
      },
      1,
    ],
    ["fails where a feed is not outvoted that somebody owns", { oracle: { drill: lying } }, 0],
    [
      "passes where nobody owns that feed",
      { oracle: { drill: lying, controllers: fact([nobody, nobody, nobody]) } },
      1,
    ],
    [
      "is unknown while the owner of that feed is",
      { oracle: { drill: lying, controllers: fact([nobody, null, nobody]) } },
      null,
    ],
    ["is unknown while it was not tried whether a feed is outvoted", { oracle: { drill: undefined } }, null],
    [
      "is unknown while not every holder was found",
      { oracle: { control: control({ isComplete: false }) } },
      null,
    ],
  ],
});
