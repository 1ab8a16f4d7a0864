import check from "../../../src/assess/checks/riqF13.ts";
import { describeCheck } from "../checkCases.ts";
import { tags } from "../factsParts.ts";

const open = { closes: "never" } as const;

describeCheck(check, {
  class: "S",
  cases: [
    [
      "passes where the limit is short while the market is open",
      { oracle: { tags: tags({ closes: "silent" }) } },
      1,
    ],
    [
      "fails where a limit is always as wide as a weekend",
      { oracle: { tags: tags({ closes: "always-wide" }) } },
      0,
    ],
    ["does not apply where no market closes", { oracle: { tags: tags(open, open, open) } }, "na"],
  ],
});
