import check from "../../../src/assess/checks/riqO11.ts";
import { describeCheck } from "../checkCases.ts";
import { tags } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "says which share has two publishers",
      { oracle: { tags: tags({ publishers: 1 }, { publishers: 2 }, { publishers: 2 }) } },
      2 / 3,
    ],
    [
      "fails where every feed is of its provider's lowest tier",
      {
        oracle: {
          tags: tags(
            { isLowestTier: true },
            { isLowestTier: true, publishers: null },
            { isLowestTier: true },
          ),
        },
      },
      0,
    ],
    ["passes where no tier is told", { oracle: { tags: tags({ isLowestTier: null }) } }, 1],
    [
      "is unknown while nobody counts the publishers of one",
      { oracle: { tags: tags({ publishers: null }) } },
      null,
    ],
  ],
});
