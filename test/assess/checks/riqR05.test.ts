import check from "../../../src/assess/checks/riqR05.ts";
import { describeCheck } from "../checkCases.ts";
import { tags } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "takes the first end of several",
      { oracle: { tags: tags({ daysToEnd: 400 }, { daysToEnd: 89 }) } },
      0,
      "A source ends in 89 days.",
    ],
    ["says that a source has ended", { oracle: { tags: tags({ daysToEnd: 0 }) } }, 0, "A source has ended."],
    [
      "half passes where a source ends in more than ninety days",
      { oracle: { tags: tags({ daysToEnd: 90.1 }) } },
      0.5,
    ],
    ["fails at ninety", { oracle: { tags: tags({ daysToEnd: 90 }) } }, 0],
    ["fails where one has ended", { oracle: { tags: tags({ daysToEnd: -1 }) } }, 0],
    ["passes on facts of thirty days", { oracle: { tags: tags({ reviewedDays: 30 }) } }, 1],
    ["is unknown on older ones", { oracle: { tags: tags({ reviewedDays: 30.1 }) } }, null],
    [
      "is unknown where nobody says how old they are",
      { oracle: { tags: tags({ reviewedDays: null }) } },
      null,
    ],
    [
      "fails on an end that is known, however old the facts are",
      { oracle: { tags: tags({ daysToEnd: 1, reviewedDays: 400 }) } },
      0,
    ],
  ],
});
