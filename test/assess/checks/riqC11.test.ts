import check from "../../../src/assess/checks/riqC11.ts";
import type { Holder } from "../../../src/assess/oracleFacts.ts";
import { describeCheck } from "../checkCases.ts";
import { cleanOracle, control, controlBy, DAY, fact, holder, path } from "../factsParts.ts";

const swift = (who: Holder) => path("replace", who, { delaySeconds: DAY - 1 });

/** An oracle of which a holder can change the sources within a day. */
const by = (who: Holder, weight: number) => cleanOracle({ weight, control: controlBy(swift(who)) });

describeCheck(check, {
  class: "C",
  cases: [
    [
      "is unknown while the holders of one of two were not all found",
      { oracles: [cleanOracle(), cleanOracle({ control: control({ isComplete: false }) })] },
      null,
    ],
    [
      "passes where a key reaches a tenth",
      { oracles: [by(holder("eoa"), 10), cleanOracle({ weight: 90 })] },
      1,
    ],
    ["fails where it reaches more", { oracles: [by(holder("eoa"), 10.1), cleanOracle({ weight: 89.9 })] }, 0],
    [
      "adds up what one holder reaches, in capitals or not",
      {
        oracles: [
          by(holder("eoa"), 6),
          by(holder("eoa", { address: "0xEOA" }), 6),
          cleanOracle({ weight: 88 }),
        ],
      },
      0,
    ],
    [
      "half passes where a council reaches more",
      { oracles: [by(holder("safe"), 50), cleanOracle({ weight: 50 })] },
      0.5,
    ],
    [
      "fails where a key reaches enough beside a council that reaches all",
      {
        oracles: [
          cleanOracle({ weight: 80, control: controlBy(swift(holder("safe"))) }),
          cleanOracle({ weight: 20, control: controlBy(swift(holder("safe")), swift(holder("eoa"))) }),
        ],
      },
      0,
    ],
    [
      "passes where it takes a day",
      {
        oracles: [cleanOracle({ control: controlBy(path("replace", holder("eoa"), { delaySeconds: DAY })) })],
      },
      1,
    ],
    [
      "minds no pause",
      { oracles: [cleanOracle({ control: controlBy(path("pause", holder("eoa"), { delaySeconds: 0 })) })] },
      1,
    ],
    [
      "counts who can change a consumer",
      {
        oracles: [
          cleanOracle({
            consumerUpgrades: fact([
              { name: "market", delaySeconds: 0, holders: [{ holder: holder("eoa"), delaySeconds: 0 }] },
            ]),
          }),
        ],
      },
      0,
    ],
    [
      "is unknown while not every holder was found",
      { oracles: [cleanOracle({ control: control({ isComplete: false }) })] },
      null,
    ],
    [
      "is unknown while one oracle was not read",
      { oracles: [cleanOracle(), cleanOracle({ control: undefined })] },
      null,
    ],
    [
      "counts oracles alike where nothing hangs on any",
      { oracles: [by(holder("eoa"), 0), cleanOracle({ weight: 0 })] },
      0,
    ],
  ],
});
