import check from "../../../src/assess/checks/riqI08.ts";
import { describeCheck } from "../checkCases.ts";
import { drillOf } from "../drillParts.ts";
import { fact, voice } from "../factsParts.ts";

const codes = (hashes: readonly (string | null)[], isProved = false) => fact({ hashes, isProved });

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails where one code stands behind as many voices as stop the price",
      { oracle: { adapters: codes(["0xa", "0xa", null]) } },
      0,
    ],
    [
      "half passes where that code is proved",
      { oracle: { adapters: codes(["0xa", "0xa", null], true) } },
      0.5,
    ],
    [
      "passes where it stands behind fewer",
      { oracle: { drill: fact(drillOf({ k: 1 }), "X"), adapters: codes(["0xa", "0xa", null]) } },
      1,
    ],
    ["is unknown while it was not drilled how many stop the price", { oracle: { drill: undefined } }, null],
    [
      "does not apply where no voice has an adapter",
      { oracle: { adapters: codes([null, null, null]) } },
      "na",
    ],
    [
      "fails with one adapter where nothing else is known of the voices",
      { oracle: { voices: undefined, adapters: codes(["0xa"]) } },
      0,
    ],
    [
      "fails with one voice, adapter or not",
      { oracle: { voices: fact([voice("one")]), adapters: codes([null]) } },
      0,
    ],
  ],
});
