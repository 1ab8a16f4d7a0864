import check from "../../../src/assess/checks/riqO01.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice, voices } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that none answers",
      { oracle: { voices: voices({ ageSeconds: null }, { ageSeconds: null }, { ageSeconds: null }) } },
      0,
      "No provider answers in time.",
    ],
    [
      "says which provider is alone",
      { oracle: { voices: voices({}, { ageSeconds: null }, { ageSeconds: null }) } },
      0,
      "Only one labs answers in time.",
    ],
    [
      "fails where one provider stands behind every voice",
      { oracle: { voices: voices({ provider: "x" }, { provider: "x" }, { provider: "x" }) } },
      0,
    ],
    [
      "fails where all but one provider are late",
      { oracle: { voices: voices({}, { ageSeconds: 4_001 }, { ageSeconds: null }) } },
      0,
    ],
    [
      "counts a voice that is just as old as it may be",
      { oracle: { voices: voices({}, { ageSeconds: 4_000 }, { ageSeconds: null }) } },
      1,
    ],
    ["counts no shadow", { oracle: { voices: voices({}, { role: "Shadow" }, { role: "Shadow" }) } }, 0],
    [
      "counts two slots with one root once, whatever they are called",
      { oracle: { voices: voices({ root: "0xA" }, { root: "0xa" }, { ageSeconds: null }) } },
      0,
    ],
    [
      "is unknown while a voice that may be the second provider is not named",
      { oracle: { voices: voices({}, { provider: null }, { ageSeconds: null }) } },
      null,
    ],
    [
      "is unknown while the second provider has neither limit nor heartbeat",
      {
        oracle: { voices: voices({}, { maxAgeSeconds: null, heartbeatSeconds: null }, { ageSeconds: null }) },
      },
      null,
    ],
    [
      "takes the heartbeat where the oracle has no limit",
      {
        oracle: {
          voices: voices(
            {},
            { maxAgeSeconds: null, ageSeconds: 3_960 },
            { maxAgeSeconds: null, ageSeconds: 3_961 },
          ),
        },
      },
      1,
    ],
    [
      "fails with one voice though nobody names its provider",
      { oracle: { voices: fact([voice("one", { provider: null })]) } },
      0,
    ],
  ],
});
