import check from "../../../src/assess/checks/riqI07.ts";
import type { SequencerFacts } from "../../../src/assess/oracleFacts.ts";
import { describeCheck } from "../checkCases.ts";
import { DAY, fact } from "../factsParts.ts";

const read = (edits: Partial<SequencerFacts>) =>
  fact({ hasFeed: true, graceSeconds: 3_600, alternative: "none" as const, ...edits });

describeCheck(check, {
  class: "C",
  cases: [
    ["passes with the longest usual grace period", { oracle: { sequencer: read({ graceSeconds: DAY }) } }, 1],
    [
      "fails with a grace period that is too short",
      { oracle: { sequencer: read({ graceSeconds: 3_599 }) } },
      0,
    ],
    ["fails with one that is too long", { oracle: { sequencer: read({ graceSeconds: DAY + 1 }) } }, 0],
    [
      "passes with another way that was drilled",
      { oracle: { sequencer: read({ hasFeed: false, graceSeconds: null, alternative: "drilled" }) } },
      1,
    ],
    [
      "half passes with one that is written down",
      { oracle: { sequencer: read({ hasFeed: false, graceSeconds: null, alternative: "documented" }) } },
      0.5,
    ],
    ["fails with nothing", { oracle: { sequencer: read({ hasFeed: false, graceSeconds: null }) } }, 0],
    [
      "is unknown with nothing on a chain of which it is not known what it is",
      { oracle: { layer: null, sequencer: read({ hasFeed: false, graceSeconds: null }) } },
      null,
    ],
    [
      "half passes where old prices are served after the grace",
      { oracle: { restart: fact({ servesOldVoices: true }, "X") } },
      0.5,
    ],
    ["is unknown while a restart was not drilled", { oracle: { restart: undefined } }, null],
    ["asks nothing of a restart by riq-1", { ruleset: "riq-1", oracle: { restart: undefined } }, 1],
    ["does not apply where there is no sequencer", { oracle: { layer: "l1" } }, "na"],
  ],
});
