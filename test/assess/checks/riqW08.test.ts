import check from "../../../src/assess/checks/riqW08.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, hygiene } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails the row of the operators with one",
      { protocol: { hosts: fact({ rows: [], operators: 1 }) } },
      { operators: 0 },
    ],
    [
      "asks of each host what is asked of domains",
      { protocol: { hosts: fact({ rows: [hygiene("g.net", { hasCaa: false })], operators: 2 }) } },
      { "g.net DS": 1, "g.net CAA": 0, "g.net NS": 1, "g.net lock": 1, operators: 1 },
    ],
  ],
});
