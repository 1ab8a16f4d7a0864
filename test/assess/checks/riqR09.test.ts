import check from "../../../src/assess/checks/riqR09.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    ["fails where it is older than a year", { protocol: { attestationDays: fact(365.1) } }, 0],
    ["fails where there is none", { protocol: { attestationDays: fact(null) } }, 0],
  ],
});
