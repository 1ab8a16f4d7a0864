import check from "../../../src/assess/checks/riqN02.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, node } from "../factsParts.ts";

const silent = { chainId: null, lagBlocks: null, lagSeconds: null };

describeCheck(check, {
  class: "C",
  cases: [
    ["passes at three blocks", { protocol: { rpc: fact([node("a", { lagBlocks: 3, lagSeconds: 99 })]) } }, 1],
    [
      "passes at thirty seconds",
      { protocol: { rpc: fact([node("a", { lagBlocks: 99, lagSeconds: 30 })]) } },
      1,
    ],
    ["fails beyond both", { protocol: { rpc: fact([node("a", { lagBlocks: 4, lagSeconds: 31 })]) } }, 0],
    [
      "says which share is right, with those that do not answer",
      { protocol: { rpc: fact([node("a"), node("b", { chainId: 1 }), node("c", silent), node("d")]) } },
      0.5,
    ],
    ["is unknown where none answers", { protocol: { rpc: fact([node("a", silent)]) } }, null],
    ["is unknown while it is not known which chain is right", { protocol: { chainId: null } }, null],
  ],
});
