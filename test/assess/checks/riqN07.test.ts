import check from "../../../src/assess/checks/riqN07.ts";
import { describeCheck } from "../checkCases.ts";
import { fact } from "../factsParts.ts";

const asked = (edits: object) =>
  fact({ isNeeded: true, answering: 2, declared: 2, withProductionKey: true, keysWatched: true, ...edits });

describeCheck(check, {
  class: "C",
  cases: [
    [
      "half passes with one endpoint for the production key",
      { protocol: { pullEndpoints: asked({ answering: 1 }) } },
      { endpoints: 0.5, keys: 1 },
    ],
    [
      "fails where the production key opens none",
      { protocol: { pullEndpoints: asked({ withProductionKey: false }) } },
      { endpoints: 0, keys: 1 },
    ],
    [
      "fails where nobody watches keys and quota",
      { protocol: { pullEndpoints: asked({ keysWatched: false }) } },
      { endpoints: 1, keys: 0 },
    ],
    [
      "is unknown while no key was tried and nobody says who watches",
      { protocol: { pullEndpoints: asked({ withProductionKey: null, keysWatched: null }) } },
      { endpoints: null, keys: null },
    ],
    [
      "does not apply where no source needs an endpoint",
      { protocol: { pullEndpoints: asked({ isNeeded: false }) } },
      "na",
    ],
  ],
});
