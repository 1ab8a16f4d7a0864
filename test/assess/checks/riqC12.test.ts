import check from "../../../src/assess/checks/riqC12.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

describeCheck(check, {
  class: "S",
  cases: [
    [
      "tells decoders, hosts and alarm by themselves",
      { protocol: { signing: fact({ decoders: 1, hosts: 2, alarms: false }, "S") } },
      { decoders: 0, hosts: 1, alarm: 0 },
    ],
    [
      "fails where two decoders come from one host",
      { protocol: { signing: fact({ decoders: 2, hosts: 1, alarms: true }, "S") } },
      { decoders: 1, hosts: 0, alarm: 1 },
    ],
  ],
});
