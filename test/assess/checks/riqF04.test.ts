import check from "../../../src/assess/checks/riqF04.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, voice } from "../factsParts.ts";

const bound = (deviationBps: number | null) =>
  fact({ deviationBps, hasWindowBound: true, hasStepBound: true });

describeCheck(check, {
  class: "C",
  cases: [
    ["passes at the limit of its class", { oracle: { limits: bound(500) } }, 1],
    ["half passes beyond", { oracle: { limits: bound(501) } }, 0.5],
    ["takes the limit of another class", { oracle: { class: "stable", limits: bound(101) } }, 0.5],
    ["fails where sources are not compared", { oracle: { limits: bound(null) } }, 0],
    ["is unknown while the class is", { oracle: { class: null } }, null],
    ["is unknown while its limits could not be read", { oracle: { limits: undefined } }, null],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});
