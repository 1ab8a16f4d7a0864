import check from "../../../src/assess/checks/riqC04.ts";
import { describeCheck } from "../checkCases.ts";
import { control, controlBy, DAY, fact, holder, path } from "../factsParts.ts";

const upgrading = (delaySeconds: number) => controlBy(path("upgrade", holder("safe"), { delaySeconds }));
const market = (delaySeconds: number) => fact([{ name: "market", delaySeconds }]);

describeCheck(check, {
  class: "C",
  cases: [
    [
      "passes where an upgrade takes a day",
      { oracle: { control: upgrading(DAY), consumerUpgrades: market(DAY) } },
      { oracle: 1, market: 1 },
    ],
    [
      "half passes a second below",
      { oracle: { control: upgrading(DAY - 1), consumerUpgrades: market(DAY - 1) } },
      { oracle: 0.5, market: 0.5 },
    ],
    [
      "half passes at an hour",
      { oracle: { control: upgrading(3_600), consumerUpgrades: market(3_600) } },
      { oracle: 0.5, market: 0.5 },
    ],
    [
      "fails below",
      { oracle: { control: upgrading(3_599), consumerUpgrades: market(0) } },
      { oracle: 0, market: 0 },
    ],
    [
      "passes where nobody has the power any more",
      { oracle: { control: controlBy(path("upgrade", holder("none"), { delaySeconds: 0 })) } },
      { oracle: 1, market: 1 },
    ],
    [
      "takes the swiftest of several ways",
      {
        oracle: {
          control: controlBy(
            ...[DAY, 3_600, 2 * DAY].map((delaySeconds) => path("upgrade", holder("safe"), { delaySeconds })),
          ),
        },
      },
      { oracle: 0.5, market: 1 },
    ],
    [
      "is unknown while a swifter path may not have been found",
      { oracle: { control: control({ paths: upgrading(DAY).value.paths, isComplete: false }) } },
      { oracle: null, market: 1 },
    ],
    [
      "is unknown where no consumer is declared",
      { oracle: { consumerUpgrades: undefined } },
      { oracle: 1, consumers: null },
    ],
    [
      "is unknown where none was found",
      { oracle: { consumerUpgrades: fact([]) } },
      { oracle: 1, consumers: null },
    ],
  ],
});
