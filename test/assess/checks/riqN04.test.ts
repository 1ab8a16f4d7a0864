import check from "../../../src/assess/checks/riqN04.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const asked = (edits: object) =>
  fact({ isNeeded: true, answering: 2, declared: 2, withProductionKey: true, keysWatched: true, ...edits });

describeCheck(check, {
  class: "C",
  cases: [
    ["half passes with one that answers", { protocol: { pullEndpoints: asked({ answering: 1 }) } }, 0.5],
    ["fails with none", { protocol: { pullEndpoints: asked({ answering: 0 }) } }, 0],
    [
      "does not apply where no source needs one",
      { protocol: { pullEndpoints: asked({ isNeeded: false }) } },
      "na",
    ],
  ],
});
