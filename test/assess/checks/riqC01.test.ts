import check from "../../../src/assess/checks/riqC01.ts";
import type { CheckCase } from "../checkCases.ts";
import { describeCheck } from "../checkCases.ts";
import { control, controlBy, holder, path } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says who can",
      { oracle: { control: controlBy(path("add", holder("eoa"))) } },
      0,
      "0xeoa is a single key and can call add().",
    ],
    ["says that nobody can change the sources", {}, 1, "Nobody can change its sources."],
    ...(["replace", "add", "upgrade", "grant"] as const).map(
      (power): CheckCase => [
        `fails where a single key has the power to ${power}`,
        { oracle: { control: controlBy(path(power, holder("eoa"))) } },
        0,
      ],
    ),
    ...(["safe", "timelock", "governor"] as const).map(
      (kind): CheckCase => [
        `passes where a ${kind} has it`,
        { oracle: { control: controlBy(path("replace", holder(kind))) } },
        1,
      ],
    ),
    ...(["contract", "manager"] as const).map(
      (kind): CheckCase => [
        `half passes where a ${kind} has it that nobody knows`,
        { oracle: { control: controlBy(path("replace", holder(kind))) } },
        0.5,
      ],
    ),
    [
      "passes where the power was given up",
      { oracle: { control: controlBy(path("replace", holder("none"), { delaySeconds: 0 })) } },
      1,
    ],
    [
      "is unknown while not every holder was found",
      { oracle: { control: control({ isComplete: false }) } },
      null,
    ],
    [
      "fails on the key that was found, whoever else there is",
      { oracle: { control: control({ isComplete: false, paths: [path("replace", holder("eoa"))] }) } },
      0,
    ],
    [
      "passes where nothing can be changed",
      { oracle: { control: control({ isImmutable: true, paths: [], pauses: [] }) } },
      1,
    ],
    [
      "minds no key that can disable a source alone",
      { oracle: { control: control({ paths: [path("disable", holder("eoa"), { delaySeconds: 0 })] }) } },
      1,
    ],
  ],
});
