import check from "../../../src/assess/checks/riqC03.ts";
import { describeCheck } from "../checkCases.ts";
import { control, controlBy, DAY, holder, path } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says how little a change takes",
      { oracle: { control: controlBy(path("add", holder("safe"), { delaySeconds: 0 })) } },
      { changing: 0, disabling: 1 },
      "add() takes no time.",
    ],
    [
      "passes where every change takes a day",
      { oracle: { control: controlBy(path("replace", holder("safe"), { delaySeconds: DAY })) } },
      { changing: 1, disabling: 1 },
    ],
    [
      "fails where one takes a second less",
      { oracle: { control: controlBy(path("add", holder("safe"), { delaySeconds: DAY - 1 })) } },
      { changing: 0, disabling: 1 },
    ],
    [
      "counts a grant of the power",
      { oracle: { control: controlBy(path("grant", holder("safe"), { delaySeconds: 0 })) } },
      { changing: 0, disabling: 1 },
    ],
    [
      "minds no power that was given up",
      { oracle: { control: controlBy(path("replace", holder("none"), { delaySeconds: 0 })) } },
      { changing: 1, disabling: 1 },
    ],
    [
      "fails where disabling waits",
      { oracle: { control: control({ paths: [path("disable", holder("safe"), { delaySeconds: 1 })] }) } },
      { changing: 1, disabling: 0 },
    ],
    [
      "fails where only nobody can disable a source",
      { oracle: { control: control({ paths: [path("disable", holder("none"), { delaySeconds: 0 })] }) } },
      { changing: 1, disabling: 0 },
    ],
    [
      "is unknown while not every path was found",
      { oracle: { control: control({ paths: [], isComplete: false }) } },
      { changing: null, disabling: null },
    ],
    [
      "passes where nothing can be changed",
      { oracle: { control: control({ isImmutable: true, paths: [], pauses: [] }) } },
      1,
    ],
  ],
});
