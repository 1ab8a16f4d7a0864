import { defineCases } from "../caseParts.ts";
import { ETHEREUM_SEQUENCERLESS } from "../directoryParts.ts";

export default defineCases("directory-without-chain", [
  {
    base: "mainnet",
    wrong: ETHEREUM_SEQUENCERLESS,
    path: "network.chainId",
    severity: "note",
    right: { "network > chainId": 59144 },
  },
]);
