import check from "../../../src/assess/checks/riqW03.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "half passes where it points to a name that may move",
      { protocol: { ens: fact({ name: "app.eth", pointsTo: "ipns" }) } },
      0.5,
    ],
    [
      "fails where it points elsewhere",
      { protocol: { ens: fact({ name: "app.eth", pointsTo: "other" }) } },
      0,
    ],
  ],
});
