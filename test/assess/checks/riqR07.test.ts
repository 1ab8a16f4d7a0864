import check from "../../../src/assess/checks/riqR07.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [["fails without a contact that is valid", { protocol: { securityContact: fact(false) } }, 0]],
});
