import { knownNetwork, knownNetworks } from "../../spec/knownFeeds.ts";
import { LOCAL_CHAIN_ID } from "../../spec/schema.ts";
import type { Rule } from "../rule.ts";

/** The directory of public feeds has nothing of this chain. */
export default {
  id: "directory-without-chain",
  title: "The directory of public feeds has nothing of this chain",
  severity: "note",
  isWaivable: true,
  why: "No address of this file can be compared with what is publicly known of it: that the lint finds nothing means less.",
  incidents: ["rho-2024"],
  remedy: "Compare every address with its provider's own list, and ask the chain with --live.",
  check: ({ spec: { network } }) => {
    if (network.chainId === LOCAL_CHAIN_ID || knownNetwork(network.chainId) !== undefined) return [];
    const known = knownNetworks().length;
    const message = `is ${network.chainId}, of which the directory has no row: it knows ${known} other chains`;
    return [{ path: ["network", "chainId"], message }];
  },
} satisfies Rule;
