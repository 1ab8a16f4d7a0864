import check from "../../../src/assess/checks/riqW07.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "half passes with a second domain at the same registrar",
      { protocol: { secondDomain: fact("same-registrar") } },
      0.5,
    ],
    ["fails with one domain", { protocol: { secondDomain: fact("none") } }, 0],
  ],
});
