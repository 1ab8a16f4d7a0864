import type { ProtocolCheck } from "../check.ts";
import { MOST_LAG_BLOCKS, MOST_LAG_SECONDS } from "../limits.ts";
import { decided, unknown } from "../verdict.ts";

/** Do all nodes answer, for the right chain and without lag? */
export default {
  id: "RIQ-N02",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "http",
  question: "Do all nodes answer, for the right chain and without lag?",
  why: "A standby that lags serves the past.",
  incidents: ["infura-2020"],
  observed: "Each is asked for its chain and its newest block.",
  remedy: "Replace the node that lags or is of another chain.",
  follows: [],
  reads: ["rpc"],
  evaluate: ({ rpc, chainId: protocolChain }) => {
    if (rpc === undefined) return unknown("No node is declared.");
    if (rpc.value.every(({ chainId }) => chainId === null)) return unknown("No node answers.");
    if (protocolChain === null) return unknown("Which chain is the right one is not known.");
    const good = rpc.value.filter(
      ({ chainId, lagBlocks, lagSeconds }) =>
        chainId === protocolChain &&
        ((lagBlocks ?? Infinity) <= MOST_LAG_BLOCKS || (lagSeconds ?? Infinity) <= MOST_LAG_SECONDS),
    );
    return decided(
      good.length / rpc.value.length,
      `${good.length} of ${rpc.value.length} answer for chain ${protocolChain} without lag.`,
      rpc,
    );
  },
} satisfies ProtocolCheck;
