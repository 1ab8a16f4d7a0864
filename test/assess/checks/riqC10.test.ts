import check from "../../../src/assess/checks/riqC10.ts";
import type { PausePower } from "../../../src/assess/oracleFacts.ts";
import { describeCheck } from "../checkCases.ts";
import { control, pause } from "../factsParts.ts";

const pausing = (edits: Partial<PausePower>) => control({ pauses: [pause(edits)] });

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that it has no end",
      { oracle: { control: pausing({ validDays: null }) } },
      { v1: 1 },
      "The power has no end.",
    ],
    [
      "says that it has ended",
      { oracle: { control: pausing({ validDays: 0 }) } },
      { v1: 0 },
      "The power has ended.",
    ],
    [
      "says for how long the power is valid",
      { oracle: { control: pausing({ validDays: 31.5 }) } },
      { v1: 1 },
      "The power ends in 31 days, which is watched.",
    ],
    ["passes for more than thirty days", { oracle: { control: pausing({ validDays: 30.1 }) } }, { v1: 1 }],
    ["half passes for thirty", { oracle: { control: pausing({ validDays: 30 }) } }, { v1: 0.5 }],
    [
      "half passes where nobody watches the end",
      { oracle: { control: pausing({ isWatched: false }) } },
      { v1: 0.5 },
    ],
    [
      "asks nobody to watch an end that does not come",
      { oracle: { control: pausing({ validDays: null, isWatched: false }) } },
      { v1: 1 },
    ],
    ["fails on the day on which it ends", { oracle: { control: pausing({ validDays: 0 }) } }, { v1: 0 }],
    [
      "tells each version by itself",
      { oracle: { control: control({ pauses: [pause(), pause({ version: "v2", validDays: -365 })] }) } },
      { v1: 1, v2: 0 },
    ],
    [
      "is unknown where no pause was found, and not every holder",
      { oracle: { control: control({ pauses: [], isComplete: false }) } },
      null,
    ],
    ["does not apply where nobody can pause", { oracle: { control: control({ pauses: [] }) } }, "na"],
  ],
});
