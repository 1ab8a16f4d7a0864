import check from "../../../src/assess/checks/riqF12.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "says which share fits",
      {
        oracle: {
          gasHeadroom: fact(
            [
              { name: "one", fits: true },
              { name: "two", fits: false },
            ],
            "X",
          ),
        },
      },
      0.5,
    ],
    ["fails where none does", { oracle: { gasHeadroom: fact([{ name: "one", fits: false }], "X") } }, 0],
    ["is unknown where no read was tried", { oracle: { gasHeadroom: fact([], "X") } }, null],
  ],
});
