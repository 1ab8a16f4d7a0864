import check from "../../../src/assess/checks/riqC08.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails where one address has two roles, in capitals or not",
      {
        protocol: { emergencyRoles: fact({ roles: { governor: "0xA", guardian: "0xa" }, canRemove: false }) },
      },
      0,
    ],
    [
      "half passes where one can remove another within a day",
      {
        protocol: { emergencyRoles: fact({ roles: { governor: "0xA", guardian: "0xB" }, canRemove: true }) },
      },
      0.5,
    ],
    [
      "is unknown while that was not read",
      {
        protocol: { emergencyRoles: fact({ roles: { governor: "0xA", guardian: "0xB" }, canRemove: null }) },
      },
      null,
    ],
    [
      "does not apply to fewer than two roles",
      { protocol: { emergencyRoles: fact({ roles: { guardian: "0xA" }, canRemove: null }) } },
      "na",
    ],
  ],
});
