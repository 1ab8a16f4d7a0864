import check from "../../../src/assess/checks/riqW02.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const serving = (...answers: readonly (boolean | null)[]) =>
  fact({ cid: "bafy", answers: answers.map((isSame, place) => ({ gateway: `${place}.net`, isSame })) });
const same = { gateway: "a.net", isSame: true };

describeCheck(check, {
  class: "C",
  cases: [
    ["half passes with one gateway", { protocol: { gateways: serving(true, false) } }, 0.5],
    ["fails with none", { protocol: { gateways: serving(false, false) } }, 0],
    [
      "is unknown while a gateway proves nothing that may be the second",
      { protocol: { gateways: serving(true, null) } },
      null,
    ],
    ["passes with two, whatever the third proves", { protocol: { gateways: serving(true, true, null) } }, 1],
    [
      "counts a gateway once that is named twice",
      { protocol: { gateways: fact({ cid: "bafy", answers: [same, same] }) } },
      0.5,
    ],
    ["fails where there is no such build", { protocol: { gateways: fact({ cid: null, answers: [] }) } }, 0],
  ],
});
