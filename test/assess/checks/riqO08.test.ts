import check from "../../../src/assess/checks/riqO08.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice, voices } from "../factsParts.ts";

const asked = { isServed: false, isOnDemand: true, heartbeatSeconds: null, ageSeconds: 90_000 };

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that the one standby is alive",
      { oracle: { voices: voices({}, {}, { isServed: false }) } },
      1,
      "The standby is alive.",
    ],
    [
      "says how old it is",
      { oracle: { voices: voices({}, {}, { isServed: false, ageSeconds: 9_000 }) } },
      0,
      "three is a standby and 2.5 h old.",
    ],
    [
      "says which standby is dead, and how",
      { oracle: { voices: voices({}, {}, { isServed: false, ageSeconds: null }) } },
      0,
      "three is a standby and does not answer.",
    ],
    [
      "passes where a standby is as old as heartbeat and buffer",
      { oracle: { voices: voices({}, {}, { isServed: false, ageSeconds: 3_960 }) } },
      1,
    ],
    [
      "fails where the one standby is a second older",
      { oracle: { voices: voices({}, {}, { isServed: false, ageSeconds: 3_961 }) } },
      0,
    ],
    [
      "fails where it does not answer",
      { oracle: { voices: voices({}, {}, { isServed: false, ageSeconds: null }) } },
      0,
    ],
    [
      "says which share is alive",
      { oracle: { voices: voices({}, { isServed: false }, { isServed: false, ageSeconds: null }) } },
      0.5,
    ],
    [
      "does not mind a dead shadow",
      { oracle: { voices: voices({}, {}, { role: "Shadow", isServed: false, ageSeconds: null }) } },
      1,
    ],
    [
      "is unknown while the heartbeat of a standby is",
      { oracle: { voices: voices({}, {}, { isServed: false, heartbeatSeconds: null }) } },
      null,
    ],
    [
      "is unknown while it cannot be read which voices are served",
      { oracle: { voices: voices({}, {}, { isServed: null }) } },
      null,
    ],
    [
      "tells the dead one from the one of which nothing is known",
      { oracle: { voices: voices({}, { isServed: false, ageSeconds: null }, { isServed: null }) } },
      { two: 0, three: null },
    ],
    [
      "passes a standby on demand whose endpoint has a newer update",
      { oracle: { voices: voices({}, {}, { ...asked, hasNewerUpdate: true }) } },
      1,
    ],
    [
      "fails one whose endpoint has none",
      { oracle: { voices: voices({}, {}, { ...asked, hasNewerUpdate: false }) } },
      0,
    ],
    ["is unknown while its endpoint was not tried", { oracle: { voices: voices({}, {}, asked) } }, null],
    ["does not apply to one voice", { oracle: { voices: fact([voice("one")]) } }, "na"],
  ],
});
