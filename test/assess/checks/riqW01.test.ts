import check from "../../../src/assess/checks/riqW01.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, frontEnd } from "../factsParts.ts";

describeCheck(check, {
  class: "C",
  cases: [
    [
      "says that the networks are not shown",
      { protocol: { frontends: fact([frontEnd("a.org", { asn: null }), frontEnd("b.net")]) } },
      0.5,
      "Two front-ends answer; whether from different networks is not shown.",
    ],
    [
      "says that two have nothing in common",
      {},
      1,
      "Two front-ends answer from different domains, operators and networks.",
    ],
    [
      "says that one front-end answers",
      { protocol: { frontends: fact([frontEnd("a.org")]) } },
      0,
      "One front-end answers.",
    ],
    [
      "half passes where the network is the same",
      { protocol: { frontends: fact([frontEnd("a.org", { asn: 1 }), frontEnd("b.net", { asn: 1 })]) } },
      0.5,
    ],
    [
      "half passes where the network of one is not known",
      { protocol: { frontends: fact([frontEnd("a.org", { asn: null }), frontEnd("b.net")]) } },
      0.5,
    ],
    [
      "fails where the domain is the same",
      { protocol: { frontends: fact([frontEnd("a.org"), frontEnd("a.org", { operator: "b", asn: 9 })]) } },
      0,
    ],
    [
      "fails where the operator is",
      {
        protocol: {
          frontends: fact([frontEnd("a.org", { operator: "x" }), frontEnd("bb.net", { operator: "x" })]),
        },
      },
      0,
    ],
    [
      "is unknown while the operator of one is",
      { protocol: { frontends: fact([frontEnd("a.org"), frontEnd("bb.net", { operator: null })]) } },
      null,
    ],
    [
      "fails where one of two answers",
      { protocol: { frontends: fact([frontEnd("a.org"), frontEnd("bb.net", { isReachable: false })]) } },
      0,
    ],
    [
      "is unknown where none answers: it may be one's own network",
      { protocol: { frontends: fact([frontEnd("a.org", { isReachable: false })]) } },
      null,
    ],
  ],
});
