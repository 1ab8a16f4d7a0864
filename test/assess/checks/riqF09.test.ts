import check from "../../../src/assess/checks/riqF09.ts";
import { SILENCE } from "../../../src/drill/drillFault.ts";
import { describeCheck } from "../checkCases.ts";
import { drillOf } from "../drillParts.ts";
import { fact } from "../factsParts.ts";

const silent: Readonly<Record<string, string>> = { 0: SILENCE.id };

/** A consumer whose calls end so while faults are shown. */
const calling = (ends: readonly boolean[], expected = true, faults = silent, healthy = true) =>
  fact(
    drillOf({
      consumers: [
        {
          name: "market",
          calls: ends.map((ok) => ({ call: "borrow()", healthy, states: [{ faults, ok, expected }] })),
        },
      ],
    }),
    "X",
  );

describeCheck(check, {
  class: "X",
  cases: [
    ["says which share ends as expected", { oracle: { drill: calling([true, false]) } }, 0.5],
    ["counts a refusal that is expected", { oracle: { drill: calling([false], false) } }, 1],
    [
      "counts no state in which nothing is served",
      { oracle: { drill: calling([false], true, { 0: SILENCE.id, 1: SILENCE.id, 2: SILENCE.id }) } },
      null,
    ],
    [
      "is unknown where no consumer is declared",
      { oracle: { drill: fact(drillOf({ consumers: [] }), "X") } },
      null,
    ],
    [
      "is unknown where no call succeeds with every source healthy",
      { oracle: { drill: calling([true], true, silent, false) } },
      null,
    ],
  ],
});
