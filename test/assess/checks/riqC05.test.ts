import check from "../../../src/assess/checks/riqC05.ts";
import type { PausePower } from "../../../src/assess/oracleFacts.ts";
import { describeCheck } from "../checkCases.ts";
import { control, pause } from "../factsParts.ts";

const pausing = (edits: Partial<PausePower>) => control({ pauses: [pause(edits)] });

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails the row of the end where a pause has none",
      { oracle: { control: pausing({ longestSeconds: null }) } },
      { bounded: 0, separate: 1 },
    ],
    [
      "fails the row of the roles where who pauses configures",
      { oracle: { control: pausing({ isSeparate: false }) } },
      { bounded: 1, separate: 0 },
    ],
    [
      "passes a bounded pause by a power that can be renewed",
      { oracle: { control: pausing({ validDays: 31 }) } },
      { bounded: 1, separate: 1 },
    ],
    [
      "is unknown while another pause may not have been found",
      { oracle: { control: control({ isComplete: false }) } },
      { bounded: null, separate: null },
    ],
    [
      "is unknown where none was found, and not every holder",
      { oracle: { control: control({ pauses: [], isComplete: false }) } },
      null,
    ],
    ["does not apply where nobody can pause", { oracle: { control: control({ pauses: [] }) } }, "na"],
  ],
});
