import check from "../../../src/assess/checks/riqN03.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const sent = (largestShare: number | null, isOpen = false) =>
  fact({ largestShare, isOpen, isReplaceable: true });

describeCheck(check, {
  class: "C",
  cases: [
    ["passes where the largest sender made 80 %", { oracle: { updaters: sent(0.8) } }, 1],
    ["fails above", { oracle: { updaters: sent(0.81) } }, 0],
    ["passes where anybody may update, whoever did", { oracle: { updaters: sent(1, true) } }, 1],
    ["is unknown without logs", { oracle: { updaters: sent(null) } }, null],
    ["passes without logs where anybody may", { oracle: { updaters: sent(null, true) } }, 1],
  ],
});
