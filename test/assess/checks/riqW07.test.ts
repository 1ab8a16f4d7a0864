import check from "../../../src/assess/checks/riqW07.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that there is one domain",
      { protocol: { secondDomain: fact("none") } },
      0,
      "There is one domain.",
    ],
    [
      "says that a second domain stands apart",
      {},
      1,
      "A second domain stands at another registry and registrar.",
    ],
    [
      "half passes with a second domain at the same registrar",
      { protocol: { secondDomain: fact("same-registrar") } },
      0.5,
    ],
    ["fails with one domain", { protocol: { secondDomain: fact("none") } }, 0],
  ],
});
