import check from "../../../src/assess/checks/riqF01.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voices } from "../factsParts.ts";

const asked = { isOnDemand: true, heartbeatSeconds: null };

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says how long an answer on demand may be",
      { oracle: { voices: voices({ ...asked, maxAgeSeconds: 9_000 }) } },
      0.5,
      "The limit of one is longer than 2 h.",
    ],
    [
      "says which limit does not fit",
      { oracle: { voices: voices({ maxAgeSeconds: 1 }) } },
      0.5,
      "The limit of one is not between heartbeat plus buffer and twice the heartbeat.",
    ],
    [
      "says that a heartbeat is missing",
      { oracle: { voices: voices({ heartbeatSeconds: null }) } },
      0.5,
      "one has a limit, and no heartbeat that it could be compared with.",
    ],
    [
      "says what is believed at any age",
      { oracle: { voices: voices({}, { maxAgeSeconds: null }) } },
      0,
      "two is believed at any age.",
    ],
    ["says that a limit fits", {}, 1, "Every limit fits its heartbeat."],
    ["passes at heartbeat and buffer", { oracle: { voices: voices({ maxAgeSeconds: 3_960 }) } }, 1],
    ["half passes a second below", { oracle: { voices: voices({ maxAgeSeconds: 3_959 }) } }, 0.5],
    ["passes at twice the heartbeat", { oracle: { voices: voices({ maxAgeSeconds: 7_200 }) } }, 1],
    ["half passes a second above", { oracle: { voices: voices({ maxAgeSeconds: 7_201 }) } }, 0.5],
    [
      "fails where one voice is believed at any age",
      { oracle: { voices: voices({ maxAgeSeconds: null }, { maxAgeSeconds: 1 }) } },
      0,
    ],
    [
      "half passes where a heartbeat is not known",
      { oracle: { voices: voices({ heartbeatSeconds: null }) } },
      0.5,
    ],
    [
      "leaves room for a buffer where the heartbeat is shorter than that",
      { oracle: { voices: voices({ heartbeatSeconds: 20, maxAgeSeconds: 80 }) } },
      1,
    ],
    [
      "passes on demand at the promised recovery time",
      { oracle: { voices: voices({ ...asked, maxAgeSeconds: 7_200 }) } },
      1,
    ],
    [
      "half passes on demand beyond it",
      { oracle: { voices: voices({ ...asked, maxAgeSeconds: 7_201 }) } },
      0.5,
    ],
    [
      "passes on demand at an hour, whatever is promised",
      { oracle: { voices: voices({ ...asked, maxAgeSeconds: 3_600 }) }, protocol: { rtoSeconds: undefined } },
      1,
    ],
    [
      "half passes on demand beyond an hour where nothing is promised",
      { oracle: { voices: voices({ ...asked, maxAgeSeconds: 3_601 }) }, protocol: { rtoSeconds: undefined } },
      0.5,
    ],
    [
      "does not mind the limit of a shadow",
      { oracle: { voices: voices({ role: "Shadow", maxAgeSeconds: null }) } },
      1,
    ],
    ["is unknown where no voice counts", { oracle: { voices: fact([]) } }, null],
  ],
});
