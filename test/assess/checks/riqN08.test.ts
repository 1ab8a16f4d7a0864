import check from "../../../src/assess/checks/riqN08.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const fixed = (isReplaceable: boolean | null) => fact({ largestShare: 0.5, isOpen: false, isReplaceable });

describeCheck(check, {
  class: "C",
  cases: [
    ["fails where an updater is fixed", { oracle: { updaters: fixed(false) } }, 0],
    ["is unknown while it was not read", { oracle: { updaters: fixed(null) } }, null],
  ],
});
