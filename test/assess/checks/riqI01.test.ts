import check from "../../../src/assess/checks/riqI01.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, tags, voice, voices } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "passes where two voices share half of their upstreams",
      { oracle: { tags: tags({ upstreams: ["a", "b"] }, { upstreams: ["a"] }) } },
      1,
    ],
    [
      "fails where they share more, in capitals or not",
      { oracle: { tags: tags({ upstreams: ["A", "b", "c"] }, { upstreams: ["a", "B", "d", "c"] }) } },
      0,
    ],
    ["is unknown while the upstreams of one are", { oracle: { tags: tags({ upstreams: [] }) } }, null],
    [
      "fails on the pair that is known, whatever the third has",
      { oracle: { tags: tags({ upstreams: ["a"] }, { upstreams: ["a"] }, { upstreams: [] }) } },
      0,
    ],
    [
      "counts two slots with one root once",
      {
        oracle: {
          voices: voices({ root: "x" }, { root: "x" }),
          tags: tags({ upstreams: ["a"] }, { upstreams: ["a"] }),
        },
      },
      1,
    ],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
    [
      "fails with one voice of which only the tags are known",
      { oracle: { voices: undefined, tags: fact(tags().value.slice(0, 1), "S") } },
      0,
    ],
  ],
});
