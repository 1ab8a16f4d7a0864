import check from "../../../src/assess/checks/riqW04.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, hygiene } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "tells each question of each domain by itself",
      {
        protocol: {
          domains: fact([
            hygiene("a.org", { isSigned: false, hasCaa: null, nameserverDomains: 1, isTransferLocked: true }),
          ]),
        },
      },
      { "a.org DS": 0, "a.org CAA": null, "a.org NS": 0, "a.org lock": 1 },
    ],
    [
      "passes with name servers under two domains",
      { protocol: { domains: fact([hygiene("a.org", { nameserverDomains: 2 })]) } },
      { "a.org DS": 1, "a.org CAA": 1, "a.org NS": 1, "a.org lock": 1 },
    ],
    ["is unknown without a domain", { protocol: { domains: fact([]) } }, null],
  ],
});
