import check from "../../../src/assess/checks/riqC06.ts";
import { describeCheck } from "../checkCases.ts";
import { DAY, fact, holder } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "counts half for a delay of a day, and half for seven signers and a majority",
      {
        oracle: {
          controllers: fact([
            { holder: holder("safe"), delaySeconds: DAY - 1 },
            { holder: holder("safe", { signers: 6, threshold: 4 }), delaySeconds: DAY },
          ]),
        },
      },
      0.5,
    ],
    [
      "fails where a few signers change it at once",
      {
        oracle: {
          controllers: fact([{ holder: holder("safe", { signers: 9, threshold: 4 }), delaySeconds: 0 }]),
        },
      },
      0,
    ],
    [
      "says the mean over the sources",
      {
        oracle: {
          controllers: fact([
            { holder: holder("none"), delaySeconds: 0 },
            { holder: holder("eoa"), delaySeconds: 0 },
          ]),
        },
      },
      0.5,
    ],
    ["is unknown while one owner could not be read", { oracle: { controllers: fact([null]) } }, null],
    ["is unknown where no feed was found", { oracle: { controllers: fact([]) } }, null],
  ],
});
