import check from "../../../src/assess/checks/riqN09.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "X",
  cases: [
    [
      "says which share of the failures is survived",
      {
        protocol: {
          faultyServer: fact(
            {
              cases: [
                { name: "quota", isSurvived: true },
                { name: "odd type", isSurvived: false },
              ],
              hasCapacity: false,
            },
            "X",
          ),
        },
      },
      { failures: 0.5, capacity: 0 },
    ],
    [
      "is unknown where no failure was tried and nobody says what plans allow",
      { protocol: { faultyServer: fact({ cases: [], hasCapacity: null }, "X") } },
      { failures: null, capacity: null },
    ],
  ],
});
