import check from "../../../src/assess/checks/riqI10.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, tags } from "../factsParts.ts";

const none = { category: null };

describeCheck(check, {
  class: "S",
  cases: [
    [
      "is unknown where depth is known, and neither exposure nor risk",
      { oracle: { marketDepth: fact(50), tags: tags(none, none, none) } },
      null,
    ],
    ["half passes at a medium risk", { oracle: { tags: tags({ category: "medium" }) } }, 0.5],
    ["fails where one provider calls it high", { oracle: { tags: tags({ category: "high" }) } }, 0],
    ["is unknown where nobody rates it", { oracle: { tags: tags(none, none, none) } }, null],
    [
      "passes where depth is the exposure, whatever it is rated",
      {
        protocol: { totalWeight: 50 },
        oracle: { weight: 50, marketDepth: fact(50), tags: tags({ category: "high" }) },
      },
      1,
    ],
    [
      "fails where depth is less and nobody rates it",
      {
        protocol: { totalWeight: 50 },
        oracle: { weight: 50, marketDepth: fact(49), tags: tags(none, none, none) },
      },
      0,
    ],
    [
      "keeps the rating where depth is less",
      {
        protocol: { totalWeight: 50 },
        oracle: { weight: 50, marketDepth: fact(49), tags: tags({ category: "medium" }) },
      },
      0.5,
    ],
    [
      "compares depth with no exposure that nobody declared",
      { oracle: { marketDepth: fact(50), tags: tags({ category: "high" }) } },
      0,
    ],
  ],
});
