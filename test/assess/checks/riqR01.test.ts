import check from "../../../src/assess/checks/riqR01.ts";
import { PLAN_SECTIONS } from "../../../src/assess/recoveryPlan.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "R",
  cases: [
    [
      "says which share of eleven sections there is",
      { protocol: { recoveryPlan: fact({ sections: [...PLAN_SECTIONS] }, "R") } },
      5 / 11,
    ],
    [
      "asks for five by riq-1",
      { ruleset: "riq-1", protocol: { recoveryPlan: fact({ sections: [...PLAN_SECTIONS] }, "R") } },
      1,
    ],
    ["fails where none is there", { protocol: { recoveryPlan: fact({ sections: ["thanks"] }, "R") } }, 0],
  ],
});
