import check from "../../../src/assess/checks/riqR04.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const watching = (...tested: readonly (number | null)[]) =>
  fact(
    tested.map((testedDays) => ({ watches: "staleness", testedDays })),
    "R",
  );

describeCheck(check, {
  class: "R",
  cases: [
    [
      "half passes where an alert was not tried within thirty days",
      { protocol: { monitoring: watching(30.1) } },
      { staleness: 0.5, deviation: 0, switch: 0, admin: 0 },
    ],
    [
      "half passes where it was never tried",
      { protocol: { monitoring: watching(null) } },
      { staleness: 0.5, deviation: 0, switch: 0, admin: 0 },
    ],
    [
      "passes where one of two alerts was tried",
      { protocol: { monitoring: watching(null, 30) } },
      { staleness: 1, deviation: 0, switch: 0, admin: 0 },
    ],
  ],
});
