import { knownNetwork } from "../../spec/knownFeeds.ts";
import type { Rule } from "../rule.ts";

/** A chain is not of the layer that the spec says. */
export default {
  id: "layer-wrong",
  title: "A chain is not of the layer that the spec says",
  severity: "error",
  isWaivable: false,
  why: "An L2 that is called an L1 is read without asking for its sequencer.",
  incidents: ["arbitrum-2023-12", "base-2026-06"],
  remedy: "Correct network.layer or network.chainId.",
  check: ({ spec: { network } }) => {
    const known = knownNetwork(network.chainId);
    if (known?.layer === "l2" && network.layer === "l1") {
      return [{ path: ["network", "layer"], message: `is "l1", but ${known.name} is an L2` }];
    }
    if (network.layer === "l1" && network.sequencer !== undefined) {
      return [
        { path: ["network", "sequencer"], message: 'is given for a chain of layer "l1", which has none' },
      ];
    }
    return [];
  },
} satisfies Rule;
