import check from "../../../src/assess/checks/riqC07.ts";
import { describeCheck } from "../checkCases.ts";
import { control, fact } from "../factsParts.ts";

const unguarded = { control: control({ isGuarded: false }) };

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that there is a tool alone",
      { oracle: unguarded, protocol: { preflight: fact("tool", "R") } },
      0.5,
      "There is a tool, and no record of a run.",
    ],
    [
      "says that changes are tried",
      { oracle: unguarded, protocol: { preflight: fact("run", "R") } },
      1,
      "Changes are tried, and the run is recorded.",
    ],
    ["passes with the run of a check", { oracle: unguarded, protocol: { preflight: fact("run", "R") } }, 1],
    [
      "half passes with a tool and no run",
      { oracle: unguarded, protocol: { preflight: fact("tool", "R") } },
      0.5,
    ],
    [
      "fails where changes are not tried",
      { oracle: unguarded, protocol: { preflight: fact("none", "R") } },
      0,
    ],
    ["is unknown where nobody says", { oracle: unguarded, protocol: { preflight: undefined } }, null],
    [
      "does not apply where nothing can be changed",
      { oracle: { control: control({ isImmutable: true, paths: [], pauses: [] }) } },
      "na",
    ],
  ],
});
